import type { SeriesView } from "@/lib/contract/window";
import type { Reading } from "@/lib/domain/facts";
import { freeSlots } from "@/lib/domain/free-slots";
import type { SeriesName } from "@/lib/domain/series";
import type { SourceState } from "@/lib/domain/source-state";
import type { Span } from "@/lib/history/port";
import { type Cell, seriesView } from "./series-columns";
import { wholeSteps } from "./steps";
import type { ShownFacts } from "../facts/shown-facts";

export type CountSeriesName = Extract<
  SeriesName,
  "openShards" | "configuredReceivers" | "activeReceivers" | "totalSlots" | "freeSlots"
>;

/**
 * Receivers, slots and shards over time. They are stored when they change, so each count holds from
 * its reading to the next one. While its source was failing the count is unknown: a gap.
 */
export function countSeries(
  facts: ShownFacts,
  span: Span,
  stepMs: number,
): Record<CountSeriesName, SeriesView> {
  const { stream, receivers, slots } = facts;
  const view = (name: CountSeriesName, counts: readonly Reading<number>[]): SeriesView => {
    const silent = silences(facts[name === "openShards" ? "source-kinesis" : "source-spark"], span);
    return seriesView(
      name,
      stepMs,
      buckets(withoutSpans(countSpans(counts, span), silent), stepMs),
    );
  };
  return {
    openShards: view(
      "openShards",
      countsOf(stream, ({ openShards }) => openShards),
    ),
    configuredReceivers: view(
      "configuredReceivers",
      countsOf(receivers, (one) => one.configured),
    ),
    activeReceivers: view(
      "activeReceivers",
      countsOf(receivers, ({ active }) => active),
    ),
    totalSlots: view(
      "totalSlots",
      countsOf(slots, ({ total }) => total),
    ),
    freeSlots: view("freeSlots", freeCounts(slots, receivers)),
  };
}

/** A count and the span in which it held. */
interface CountSpan extends Span {
  readonly value: number;
}

/** The readings at which a count changed: slots are read together with other facts that change. */
function countsOf<T>(
  readings: readonly Reading<T>[],
  count: (value: T) => number,
): readonly Reading<number>[] {
  return readings
    .map(({ at, value }) => ({ at, value: count(value) }))
    .filter(({ value }, i, all) => value !== all[i - 1]?.value);
}

/** Known from when both are known. */
function freeCounts(slots: ShownFacts["slots"], receivers: ShownFacts["receivers"]) {
  const totals = countsOf(slots, ({ total }) => total);
  const busy = countsOf(receivers, ({ active }) => active);
  const times = [...totals, ...busy].map(({ at }) => at).toSorted((a, b) => a - b);
  return times.flatMap((at) => {
    const [total, active] = [totals, busy].map((all) => all.findLast((one) => one.at <= at));
    return total && active ? [{ at, value: freeSlots(total.value, active.value) }] : [];
  });
}

function countSpans(counts: readonly Reading<number>[], { from, to }: Span): readonly CountSpan[] {
  return counts
    .map(({ at, value }, i) => ({
      from: Math.max(at, from),
      to: Math.min(counts[i + 1]?.at ?? to, to),
      value,
    }))
    .filter((one) => one.to > one.from);
}

/** When a source was failing: from its last answer on, not from when the failure was noticed. */
function silences(states: readonly Reading<SourceState>[], { to }: Span): readonly Span[] {
  return states.flatMap(({ at, value }, i) =>
    value.status === "failing"
      ? [{ from: Math.min(at, value.lastSuccessAt ?? at), to: states[i + 1]?.at ?? to }]
      : [],
  );
}

function withoutSpans(counts: readonly CountSpan[], away: readonly Span[]): readonly CountSpan[] {
  return away.reduce(
    (left, { from, to }) =>
      left
        .flatMap((one) => [
          { ...one, to: Math.min(one.to, from) },
          { ...one, from: Math.max(one.from, to) },
        ])
        .filter((one) => one.to > one.from),
    counts,
  );
}

/** A bucket's value is the last count that held in it; the others are in its extremes. */
function buckets(counts: readonly CountSpan[], stepMs: number): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const { value, ...span } of counts) {
    const { from, to } = wholeSteps(span, stepMs);
    for (let at = from; at < to; at += stepMs) {
      const { value: last = null, min = last, max = last } = cells.get(at) ?? {};
      const least = Math.min(value, min ?? value);
      const most = Math.max(value, max ?? value);
      cells.set(at, least < most ? { value, min: least, max: most } : { value });
    }
  }
  return cells;
}
