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

/** Ticks come once a second, and some ms early or late: a turn that is over but for this is over. */
const HALF_A_TICK_MS = 500;

/** The first screen: the one that the address names, else the first of the round. */
export function firstTurn(
  pipelines: readonly PipelineSummary[],
  { home, ...settings }: RotationSettings & { readonly home: string | null },
  now: number,
): Turn {
  const round = roundOf(pipelines, settings);
  return turnTo(home ?? startOf(round), { pipelines, now, seen: new Map() });
}

/**
 * The turn after `now`: the same object while it is not over. In each round every pipeline of it is
 * shown once, worst first. One that has become worse since it was shown is shown again. One that is
 * critical and was not shown as such takes the screen at once from any other that is not, but not
 * from the wall: there it stands already.
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
  // Either way: a clock that was put back must not hold the screen for so long.
  return Math.abs(now - turn.since) >= round.turnMs * turns - HALF_A_TICK_MS;
}

/** The wall where it is shown, else the worst, but not the one that was shown last if there is another. */
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

/** Which of how many a round shows, `2 of 10 in trouble`; null where that tells nothing. */
export function placeWords(
  { stop, seen }: Turn,
  pipelines: readonly PipelineSummary[],
  settings: RotationSettings,
): string | null {
  const { pipelines: shown } = roundOf(pipelines, settings);
  // A calm one may end its turn after the round has become one of those in trouble.
  if (pipelines.length < 2 || !shown.some(({ id }) => id === stop)) return null;
  const count = `${shown.filter(({ id }) => seen.has(id)).length} of ${shown.length}`;
  return shown.length < pipelines.length ? `${count} in trouble` : count;
}
