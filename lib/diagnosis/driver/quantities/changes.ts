import type { Change, Difference } from "@/lib/domain/change";
import type { Reading } from "@/lib/domain/facts";
import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { driverSkewMs } from "@/lib/diagnosis/situation/timed-batch";
import { countDifference, settingsDifferences } from "./differences";

/** Executors and receivers come up one by one after a start. A lower count at that time is no loss. */
const SETTLING_MS = MINUTE_MS;

/** One application at the driver's address, from its first reading to the first of the next one. */
interface Life {
  readonly first: Reading<ApplicationFacts>;
  readonly before: Reading<ApplicationFacts> | undefined;
  /** The first reading of the next application; Infinity for the present one. */
  readonly until: number;
}

/** All changes seen by then, in order of time: starts, settings, losses, reshards. */
export const changes = quantity((situation): readonly Change[] => {
  const lives = livesOf(readings(situation, "application"));
  return [
    ...lives.map((life, i) => beginning(situation, life, lives[i - 1])),
    ...lives.flatMap((life) => within(situation, life)),
    ...reshards(situation),
  ].toSorted((a, b) => a.at - b.at);
});

function livesOf(all: readonly Reading<ApplicationFacts>[]): readonly Life[] {
  const firsts = all.filter(({ value }, i) => {
    const before = all[i - 1]?.value;
    return before?.id !== value.id || before.startedAt !== value.startedAt;
  });
  return firsts.map((first, i) => ({
    first,
    before: firsts[i - 1],
    until: firsts[i + 1]?.at ?? Infinity,
  }));
}

function beginning(s: Situation, { first, before, until }: Life, last: Life | undefined): Change {
  const { value, at: seenAt } = first;
  const at = value.startedAt - driverSkewMs(s.window);
  if (before === undefined || last === undefined) return { at, kind: "started", differences: [] };
  const names = { before: before.value.name, after: value.name };
  // The other application may have run elsewhere for days, so its settings are no change of this one.
  if (names.before !== names.after)
    return { at: seenAt, kind: "replaced", differences: [{ of: "application", ...names }] };
  const [old, now] = [
    { from: last.first.at, until: last.until },
    { from: seenAt, until },
  ];
  return {
    at,
    kind: "restarted",
    differences: [
      ...settingsDifferences(newest(s, "settings", old), newest(s, "settings", now)),
      ...(s.at - at < SETTLING_MS ? [] : counts(s, old, now)),
    ],
  };
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** A fact is stored when it changes, so the newest one is what the application ended with. */
function newest<K extends "settings" | "slots" | "receivers">(s: Situation, kind: K, span: Span) {
  return inSpan(readings(s, kind), span).at(-1)?.value;
}

function inSpan<T>(all: readonly Reading<T>[], { from, until }: Span): readonly Reading<T>[] {
  return all.filter(({ at }) => at >= from && at < until);
}

/** Slots come up after a start and go down before an end. The maximum is what the application had. */
function counts(s: Situation, old: Span, now: Span): readonly Difference[] {
  const most = (span: Span): number | undefined => {
    const totals = inSpan(readings(s, "slots"), span).map(({ value }) => value.total);
    return totals.length === 0 ? undefined : Math.max(...totals);
  };
  const configured = (span: Span) => newest(s, "receivers", span)?.configured;
  return [
    ...countDifference("taskSlots", most(old), most(now)),
    ...countDifference("configuredReceivers", configured(old), configured(now)),
  ];
}

/** Changes while one application ran: its settings, and what it lost. */
function within(s: Situation, { first, until }: Life): readonly Change[] {
  const span = { from: first.at, until };
  const ofCounts = { from: first.value.startedAt - driverSkewMs(s.window) + SETTLING_MS, until };
  return [
    ...pairs(inSpan(readings(s, "settings"), span)).map(({ at, before, after }): Change => ({
      at,
      kind: "settings",
      differences: settingsDifferences(before, after),
    })),
    ...losses(inSpan(readings(s, "slots"), span), ({ total }) => total).map(
      ({ at, before, after }): Change => ({
        at,
        kind: "slots-lost",
        differences: countDifference("taskSlots", before, after),
      }),
    ),
    ...losses(inSpan(readings(s, "receivers"), span), ({ active }) => active).map(
      ({ at, before, after }): Change => ({
        at,
        kind: "receivers-lost",
        differences: countDifference("activeReceivers", before, after),
      }),
    ),
  ].filter(
    ({ at, kind, differences }) =>
      differences.length > 0 && (kind === "settings" || at >= ofCounts.from),
  );
}

function pairs<T>(
  all: readonly Reading<T>[],
): readonly { readonly at: number; readonly before: T; readonly after: T }[] {
  return all.flatMap(({ at, value }, i) => {
    const before = all[i - 1]?.value;
    return before === undefined ? [] : [{ at, before, after: value }];
  });
}

function losses<T>(all: readonly Reading<T>[], count: (value: T) => number) {
  return pairs(all)
    .map(({ at, before, after }) => ({ at, before: count(before), after: count(after) }))
    .filter(({ before, after }) => after < before);
}

function reshards(s: Situation): readonly Change[] {
  return pairs(readings(s, "stream")).flatMap(({ at, before, after }): Change[] => {
    const differences = countDifference("openShards", before.openShards, after.openShards);
    return differences.length === 0 ? [] : [{ at, kind: "reshard", differences }];
  });
}
