import type { Severity } from "@/lib/domain/verdict";
import { SEVERITY_RANK } from "@/lib/format/verdict-words";
import type { PipelineSummary } from "../../overview/worst-first";
import { isCritical, type RotationSettings, type Round, roundOf, GRID } from "./round";

/** What is on the screen now. */
export interface Turn {
  /** A pipeline's id, or {@link GRID}; null while no pipeline is known. */
  readonly stop: string | null;
  /** Epoch ms. */
  readonly since: number;
  /** Pipelines already shown in this round, each with how bad it was then (a rank: less is worse). */
  readonly seen: ReadonlyMap<string, number>;
}

/**
 * Ticks come once a second, with some ms of jitter. A turn that ends within half a tick is over.
 */
const HALF_A_TICK_MS = 500;

/** The first turn: the pipeline in the address, else the first of the round. */
export function firstTurn(
  pipelines: readonly PipelineSummary[],
  { home, ...settings }: RotationSettings & { readonly home: string | null },
  now: number,
): Turn {
  const round = roundOf(pipelines, settings);
  return turnTo(home ?? startOf(round), { pipelines, now, seen: new Map() });
}

/**
 * The turn after `now`; the same object while the present turn is not over. A round shows each of
 * its pipelines once, worst first. A pipeline that became worse since its turn is shown again. One
 * that became critical takes the screen at once from a pipeline that is not critical, but not from
 * the grid, which shows it already.
 */
export function nextTurn(
  turn: Turn,
  pipelines: readonly PipelineSummary[],
  settings: RotationSettings,
  now: number,
): Turn {
  const round = roundOf(pipelines, settings);
  const current = pipelines.find(({ id }) => id === turn.stop);
  const unseen = round.pipelines.filter(
    (each) => each.id !== turn.stop && rankOf(each) < (turn.seen.get(each.id) ?? Infinity),
  );
  const urgent = current && !isCritical(current) && unseen.some(isCritical);
  if (!urgent && !isOver(turn, { current, round, now })) return turn;
  if (unseen[0])
    return turnTo(unseen[0].id, { pipelines, now, seen: withSeen(turn.seen, current) });
  return turnTo(startOf(round, turn.stop), { pipelines, now, seen: new Map() });
}

function isOver(
  turn: Turn,
  {
    current,
    round,
    now,
  }: {
    readonly current: PipelineSummary | undefined;
    readonly round: Round;
    readonly now: number;
  },
): boolean {
  if (!current && turn.stop !== GRID) return true;
  const turns = current && isCritical(current) ? round.criticalStays : 1;
  // In both directions: a clock that was set back must not hold the screen.
  return Math.abs(now - turn.since) >= round.turnMs * turns - HALF_A_TICK_MS;
}

/**
 * The start of a round: the grid if the round has one, else the worst pipeline, but if possible not
 * the one shown last.
 */
function startOf({ grid, pipelines }: Round, last: string | null = null): string | null {
  if (grid) return GRID;
  return (pipelines.find(({ id }) => id !== last) ?? pipelines[0])?.id ?? null;
}

function turnTo(
  stop: string | null,
  {
    pipelines,
    now,
    seen,
  }: {
    readonly pipelines: readonly PipelineSummary[];
    readonly now: number;
    readonly seen: Turn["seen"];
  },
): Turn {
  const shown = pipelines.find(({ id }) => id === stop);
  return { stop, since: now, seen: withSeen(seen, shown) };
}

function withSeen(seen: Turn["seen"], shown: PipelineSummary | undefined): Turn["seen"] {
  return shown ? new Map([...seen, [shown.id, rankOf(shown)]]) : seen;
}

function rankOf({ verdict }: { readonly verdict: { readonly severity: Severity } }): number {
  return SEVERITY_RANK[verdict.severity];
}

/** The place in the round, `2 of 10 in trouble`; null when it says nothing. */
export function placeWords(
  { stop, seen }: Turn,
  pipelines: readonly PipelineSummary[],
  settings: RotationSettings,
): string | null {
  const { pipelines: shown } = roundOf(pipelines, settings);
  // A calm pipeline may still be on the screen when the round has become one of those in trouble.
  if (pipelines.length < 2 || !shown.some(({ id }) => id === stop)) return null;
  const count = `${shown.filter(({ id }) => seen.has(id)).length} of ${shown.length}`;
  return shown.length < pipelines.length ? `${count} in trouble` : count;
}
