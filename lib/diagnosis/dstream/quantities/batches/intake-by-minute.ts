import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { everyTimedBatch, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "./effective-interval";

const known = new WeakMap<readonly TimedBatch[], ReadonlyMap<number, number>>();

/**
 * Intake per whole minute, records/s, by the minute's start. A batch holds the arrivals since the one
 * before it, so its records are spread over the minutes it covers. A minute that is not wholly covered is
 * absent. Earlier applications count too, since the producers are the same. Computed once per window: a
 * batch's records are known when it is made and never change.
 */
export const intakeByMinute = quantity((situation): ReadonlyMap<number, number> => {
  const all = everyTimedBatch(situation.window);
  const found =
    known.get(all) ?? spread(all, effectiveInterval(situation)?.effectiveMs ?? Infinity);
  known.set(all, found);
  return found;
});

/** Covered apart from rounding. Batches' instants and minutes are both exact to the millisecond. */
const WHOLE = 0.999;

function spread(batches: readonly TimedBatch[], effectiveMs: number): ReadonlyMap<number, number> {
  const records = new Map<number, number>();
  const covered = new Map<number, number>();
  const add = (sums: Map<number, number>, at: number, more: number) =>
    sums.set(at, (sums.get(at) ?? 0) + more);
  batches.forEach((batch, i) => {
    const span = Math.min(effectiveMs, batch.at - (batches[i - 1]?.at ?? batch.at - effectiveMs));
    if (batch.recovered || span <= 0 || !Number.isFinite(span)) return;
    const from = batch.at - span;
    for (let at = minuteOf(from); at < batch.at; at += MINUTE_MS) {
      const part = Math.min(batch.at, at + MINUTE_MS) - Math.max(from, at);
      add(records, at, (batch.records * part) / span);
      add(covered, at, part);
    }
  });
  const whole = [...records].filter(([at]) => (covered.get(at) ?? 0) >= WHOLE * MINUTE_MS);
  return new Map(whole.map(([at, total]) => [at, total / (MINUTE_MS / 1000)]));
}
