import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";
import { freshBatches } from "./newest-batches";

const INTERVALS = 10;

export interface Intake {
  readonly recordsPerSecond: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What this application took lately, user records/s: the mean of Spark's `inputSize` over at least ten
 * intervals and five minutes, because records arrive in lumps. Recovered batches have no record count and
 * are left out. Undefined below ten batches.
 */
export const intake = quantity((situation): Intake | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const from = situation.at - Math.max(5 * MINUTE_MS, (INTERVALS + 1) * effectiveMs);
  const lately = freshBatches(situation).filter(({ at }) => at > from);
  return meanIntake(lately, effectiveMs);
});

/**
 * The same over the last ten intervals only: what a rate cap allows, even if the application has read for
 * less than five minutes.
 */
const presentIntake = quantity((situation): Intake | undefined =>
  meanIntake(
    freshBatches(situation).slice(-INTERVALS),
    effectiveInterval(situation)?.effectiveMs ?? 0,
  ),
);

/** The higher of the two. Records arrive in lumps, so the one nearer to a cap counts. */
export const highestIntake = quantity((situation): Intake | undefined => {
  const [one, other] = [intake(situation), presentIntake(situation)];
  if (one === undefined || other === undefined) return one ?? other;
  return one.recordsPerSecond > other.recordsPerSecond ? one : other;
});

function meanIntake(batches: readonly TimedBatch[], effectiveMs: number): Intake | undefined {
  const [first, last] = [batches[0], batches.at(-1)];
  if (batches.length < INTERVALS || first === undefined || last === undefined) return undefined;
  const records = sum(batches.map((batch) => batch.records));
  return {
    recordsPerSecond: (records * 1000) / (batches.length * effectiveMs),
    from: first.at - effectiveMs,
    to: last.at,
  };
}
