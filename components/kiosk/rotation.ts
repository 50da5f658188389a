import type { Severity } from "@/lib/domain/verdict";
import { SEVERITY_RANK } from "@/lib/format/verdict-words";
import { type PipelineSummary, worstFirst } from "../overview/worst-first";

/** The picture of all pipelines, as a stop; no pipeline can be called so. */
export const WALL = "(wall)";

/** What is on the screen now. */
export interface Turn {
  /** A pipeline's id, or {@link WALL}; null while no pipeline is known. */
  readonly stop: string | null;
  /** Epoch ms. */
  readonly since: number;
  /** Pipelines already shown in this round, each with how bad it was then (a rank: less is worse). */
  readonly seen: ReadonlyMap<string, number>;
}

export interface RotationSettings {
  readonly rotateMs: number;
  readonly wall: boolean;
}

/** What is critical stays this many times as long. */
const CRITICAL_STAYS = 2;

/** The first picture: the one that the address names, else the wall where wanted, else the worst. */
export function firstTurn(
  pipelines: readonly PipelineSummary[],
  { home, wall }: { readonly home: string | null; readonly wall: boolean },
  now: number,
): Turn {
  return turnTo(home ?? startOfRound(pipelines, wall), { pipelines, now, seen: new Map() });
}

/**
 * The turn after `now`: the same object while it is not over. In each round every pipeline is shown
 * once, worst first. One that has become worse since it was shown is shown again; one that is
 * critical and was not shown as such takes the screen at once from any that is not.
 */
export function nextTurn(
  turn: Turn,
  pipelines: readonly PipelineSummary[],
  { rotateMs, wall }: RotationSettings,
  now: number,
): Turn {
  const current = pipelines.find(({ id }) => id === turn.stop);
  const others = worstFirst(pipelines).filter(({ id }) => id !== turn.stop);
  const unseen = others.filter((each) => rankOf(each) < (turn.seen.get(each.id) ?? Infinity));
  const critical = current && isCritical(current);
  const urgent = !critical && unseen.find(isCritical);
  const stays = rotateMs * (critical ? CRITICAL_STAYS : 1);
  // Either way: a clock that was put back must not hold the picture for so long.
  const over = Math.abs(now - turn.since) >= stays || (!current && turn.stop !== WALL);
  if (!over && !urgent) return turn;
  const left = { ...turn, seen: withSeen(turn.seen, current) };
  if (unseen[0]) return turnTo(unseen[0].id, { pipelines, now, seen: left.seen });
  const again = wall ? WALL : (others[0]?.id ?? turn.stop);
  return turnTo(again, { pipelines, now, seen: new Map() });
}

function startOfRound(pipelines: readonly PipelineSummary[], wall: boolean): string | null {
  return wall ? WALL : (worstFirst(pipelines)[0]?.id ?? null);
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
  return {
    stop,
    since: now,
    seen: withSeen(
      seen,
      pipelines.find(({ id }) => id === stop),
    ),
  };
}

function withSeen(seen: Turn["seen"], shown: PipelineSummary | undefined): Turn["seen"] {
  return shown ? new Map([...seen, [shown.id, rankOf(shown)]]) : seen;
}

function rankOf({ verdict }: { readonly verdict: { readonly severity: Severity } }): number {
  return SEVERITY_RANK[verdict.severity];
}

function isCritical(pipeline: PipelineSummary): boolean {
  return rankOf(pipeline) === SEVERITY_RANK.critical;
}
