import { isTroubled, type PipelineSummary, worstFirst } from "../../overview/worst-first";

/** The screen of all pipelines, as a stop; no pipeline can be called so. */
export const GRID = "(wall)";

export interface RotationSettings {
  readonly rotateMs: number;
  readonly grid: boolean;
}

/** Who has a turn, and how long one is. */
export interface Round {
  /** Worst first. */
  readonly pipelines: readonly PipelineSummary[];
  /** The screen of all comes first. */
  readonly grid: boolean;
  /** Of one turn, ms. */
  readonly turnMs: number;
  /** What is critical stays so many turns. */
  readonly criticalStays: number;
}

/** While any is in trouble a round is no longer than this, ms, or than so many turns where those are longer. */
const LONGEST_MS = 120_000;
const LONGEST_TURNS = 4;
/** Shorter than this nothing could be read, ms. */
const LEAST_TURN_MS = 5_000;
const CRITICAL_STAYS = 2;

/**
 * While none is in trouble each has its turn, however long that takes. Else the first of these that
 * ends in time: all, or those in trouble and the others together on the wall, what is critical for
 * two turns; the same, for one; the same, with shorter turns; as many of the worst as have room.
 */
export function roundOf(
  pipelines: readonly PipelineSummary[],
  { rotateMs, grid }: RotationSettings,
): Round {
  const all = worstFirst(pipelines);
  const troubled = all.filter(isTroubled);
  const everyone = { pipelines: all, grid: grid, turnMs: rotateMs, criticalStays: CRITICAL_STAYS };
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

/** In whole seconds: the clock of the turns ticks once a second. */
function shortened(round: Round, longestMs: number): Round {
  const most = Math.floor(longestMs / LEAST_TURN_MS);
  const crowded = round.pipelines.length + (round.grid ? 1 : 0) > most;
  const pipelines = crowded ? round.pipelines.slice(0, most - 1) : round.pipelines;
  const wall = round.grid || crowded;
  const turns = pipelines.length + (wall ? 1 : 0);
  return { ...round, pipelines, grid: wall, turnMs: Math.floor(longestMs / turns / 1_000) * 1_000 };
}
