import type { Reading } from "@/lib/domain/facts";
import type { SourceFault, SourceState } from "@/lib/domain/source-state";
import type { PipelineWindow } from "@/lib/domain/window";
import type { Played } from "../model/play";
import { type TroubleKind, troubleAt, troublesOf } from "../world/trouble";
import type { World } from "../world/world";

/** The time of three failed polls, one, two and four seconds apart. */
const FAILING_AFTER_S = 8;
const BACK_AFTER_S = 4;
/** How long a dashboard that was just started has asked. */
const ASKED_S = 40;

type Sources = Pick<
  PipelineWindow["facts"],
  "source-cloudwatch" | "source-kinesis" | "source-leases" | "source-spark"
>;

/** The state of every upstream over time. */
export function sourceStates(played: Played): Sources {
  const { world } = played;
  return {
    "source-cloudwatch": failingSince(world, "cloudwatch-fails", "server-error"),
    "source-kinesis": failingSince(world, "kinesis-fails", "server-error"),
    "source-leases": world.telling.kcl
      ? failingSince(world, "leases-fail", "server-error")
      : [{ at: world.at * 1000, value: { status: "off", lastSuccessAt: null } }],
    "source-spark": sparkStates(played),
  };
}

function failingSince(
  world: World,
  kind: TroubleKind,
  fault: SourceFault,
): readonly Reading<SourceState>[] {
  const { at, start, telling } = world;
  const trouble = troubleAt(world.troubles, kind, at);
  if (trouble === undefined)
    return [{ at: at * 1000, value: { status: "ok", lastSuccessAt: at * 1000 } }];
  if (!telling.watched) return [failing(at, { since: at - ASKED_S, fault, last: null })];
  return [
    { at: start * 1000, value: { status: "ok", lastSuccessAt: start * 1000 } },
    failing(Math.min(at, trouble.from + 180), { since: trouble.from, fault, last: trouble.from }),
  ];
}

function failing(
  second: number,
  { since, fault, last }: { since: number; fault: SourceFault; last: number | null },
): Reading<SourceState> {
  return {
    at: second * 1000,
    value: {
      status: "failing",
      lastSuccessAt: last === null ? null : last * 1000,
      since: since * 1000,
      fault,
      error: "It gave no usable answer.",
    },
  };
}

interface Silence {
  readonly from: number;
  readonly to: number;
  readonly fault: SourceFault;
}

/** The times at which the driver's address gave no usable answer, ascending. */
function silencesOf({ world, lives }: Played): readonly Silence[] {
  const { troubles, telling } = world;
  const dead = lives.flatMap(({ endsAt }, i): Silence[] => {
    const next = lives[i + 1]?.contextAt ?? Infinity;
    return Number.isFinite(endsAt) ? [{ from: endsAt, to: next, fault: "refused" }] : [];
  });
  // While a stranger has the address, nothing is refused.
  const taken = troublesOf(troubles, "other-application");
  const gone = dead.filter(
    ({ from }) => !taken.some((one) => one.ours === "down" && one.from === from),
  );
  const unheard = troublesOf(troubles, "driver-unreachable").map(({ from, to }): Silence => ({
    from,
    to,
    fault: "timeout",
  }));
  const wrong = telling.named
    ? taken.map(({ from, to }): Silence => ({ from, to, fault: "wrong-application" }))
    : [];
  return joined([...gone, ...unheard, ...wrong].toSorted((a, b) => a.from - b.from));
}

/** Joins overlapping silences; the first one's kind counts. */
function joined(silences: readonly Silence[]): readonly Silence[] {
  const all: Silence[] = [];
  for (const silence of silences) {
    const last = all.at(-1);
    if (last === undefined || silence.from > last.to) all.push(silence);
    else all[all.length - 1] = { ...last, to: Math.max(last.to, silence.to) };
  }
  return all;
}

function sparkStates(played: Played): readonly Reading<SourceState>[] {
  const { world } = played;
  const { at, start, telling, troubles } = world;
  const clock = troubleAt(troubles, "driver-clock", at);
  // Drivers give their own clock since Spark 3.5; an older one's is hidden behind its proxy's. The
  // driver of another application has its own clock.
  const stranger = troubleAt(troubles, "other-application", at) !== undefined;
  const skew =
    clock?.told === false ? {} : { clockSkewMs: stranger ? 0 : (clock?.skewS ?? 0) * 1000 };
  const ok = (second: number): Reading<SourceState> => ({
    at: second * 1000,
    value: { status: "ok", lastSuccessAt: second * 1000, ...skew },
  });
  const all = silencesOf(played);
  const now = all.find(({ from, to }) => from <= at && at < to);
  if (!telling.watched)
    return now === undefined
      ? [ok(at)]
      : [failing(at, { since: Math.max(now.from, at - ASKED_S), fault: now.fault, last: null })];
  const states = [ok(start)];
  for (const { from, to, fault } of all.filter((one) => one.to > start && one.from < at)) {
    if (from + FAILING_AFTER_S < Math.min(to, at))
      states.push(failing(from + FAILING_AFTER_S, { since: from, fault, last: from }));
    if (to + BACK_AFTER_S <= at) states.push(ok(to + BACK_AFTER_S));
  }
  if (now === undefined) states.push(ok(at));
  return states.toSorted((a, b) => a.at - b.at);
}
