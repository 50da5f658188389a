import { isTroubled, type PipelineSummary, worstFirst } from "../../overview/worst-first";

/** The stop that shows all pipelines. No pipeline can have this id. */
export const GRID = "(grid)";

export interface RotationSettings {
  readonly rotateMs: number;
  readonly grid: boolean;
}

/** The pipelines that have a turn, and the length of a turn. */
export interface Round {
  /** Worst first. */
  readonly pipelines: readonly PipelineSummary[];
  /** Whether the grid of all pipelines comes first. */
  readonly grid: boolean;
  /** Length of one turn, ms. */
  readonly turnMs: number;
  /** The number of turns for a critical pipeline. */
  readonly criticalStays: number;
}

/**
 * The longest round while any pipeline is in trouble: this many ms, or this many turns if that is
 * longer.
 */
const LONGEST_MS = 120_000;
const LONGEST_TURNS = 4;
/** The shortest turn in which the screen can be read, ms. */
const LEAST_TURN_MS = 5_000;
const CRITICAL_STAYS = 2;

/**
 * While none is in trouble, each pipeline has its turn, however long the round is. Otherwise the
 * first of these that is short enough: all pipelines, critical ones for two turns; those in trouble
 * and the grid; the same with one turn for critical ones; the same with shorter turns; as many
 * of the worst as fit.
 */
export function roundOf(
  pipelines: readonly PipelineSummary[],
  { rotateMs, grid }: RotationSettings,
): Round {
  const all = worstFirst(pipelines);
  const troubled = all.filter(isTroubled);
  const everyone = { pipelines: all, grid, turnMs: rotateMs, criticalStays: CRITICAL_STAYS };
  if (troubled.length === 0) return everyone;
  const longestMs = Math.max(LONGEST_MS, LONGEST_TURNS * rotateMs);
  const together = grid || troubled.length < all.length;
  const worst = { ...everyone, pipelines: troubled, grid: together };
  const once = { ...worst, criticalStays: 1 };
  const fitting = [everyone, worst, once].find((round) => roundMs(round) <= longestMs);
  return fitting ?? shortened(once, longestMs);
}

/** How long a round takes, ms. */
export function roundMs({ pipelines, grid, turnMs, criticalStays }: Round): number {
  const critical = pipelines.filter(isCritical).length;
  const turns = (grid ? 1 : 0) + pipelines.length + critical * (criticalStays - 1);
  return turns * turnMs;
}

export function isCritical({ verdict }: PipelineSummary): boolean {
  return verdict.severity === "critical";
}

/** In whole seconds, because the rotation ticks once a second. */
function shortened(round: Round, longestMs: number): Round {
  const most = Math.floor(longestMs / LEAST_TURN_MS);
  const crowded = round.pipelines.length + (round.grid ? 1 : 0) > most;
  const pipelines = crowded ? round.pipelines.slice(0, most - 1) : round.pipelines;
  const withGrid = round.grid || crowded;
  const turns = pipelines.length + (withGrid ? 1 : 0);
  return {
    ...round,
    pipelines,
    grid: withGrid,
    turnMs: Math.floor(longestMs / turns / 1_000) * 1_000,
  };
}
