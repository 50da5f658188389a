import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf } from "@/lib/diagnosis/situation/situation";
import {
  delayMs,
  hasEnded,
  processingMs,
  type TimedBatch,
} from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { ENOUGH, share } from "@/lib/diagnosis/stream/quantities/share/share";

export interface BackPressure {
  readonly on: boolean;
  /** What Spark lets all receivers together take next, records/s; undefined before an estimate. */
  readonly estimate: number | undefined;
  /** On, with an estimate, and taking less than is put; undefined if the last is not known. */
  readonly atWork: boolean | undefined;
}

/** The state of Spark's back-pressure. Undefined while the settings are not known. */
export const backPressure = quantity((situation): BackPressure | undefined => {
  const settings = asOf(situation, "settings");
  if (settings === undefined) return undefined;
  if (!settings.backpressure) return { on: false, estimate: undefined, atWork: false };
  const estimate = rateEstimates(situation).at(-1)?.rate;
  const part = share(situation);
  const takesLess = part && part.recent < ENOUGH * part.usual;
  return { on: true, estimate, atWork: estimate === undefined ? false : takesLess };
});

/**
 * What Spark let all receivers together take, records/s, each from the end of the batch behind the
 * estimate.
 */
export const rateEstimates = quantity(
  (situation): readonly { readonly at: number; readonly rate: number }[] => {
    const settings = asOf(situation, "settings");
    if (settings?.backpressure !== true) return [];
    const receivers = Math.max(1, asOf(situation, "receivers")?.active ?? 1);
    const completed = situation.batches.filter((batch) => hasEnded(batch, situation.at));
    const rates = pidEstimates(completed, {
      intervalMs: effectiveInterval(situation)?.intervalMs ?? 1,
      minRate: settings.minRate * receivers,
    });
    return completed.flatMap(({ endedAt: at }, i) => {
      const rate = rates[i];
      return rate === undefined ? [] : [{ at, rate }];
    });
  },
);

/** Spark's defaults: proportional and integral. The derivative's default is 0. */
const KP = 1;
const KI = 0.2;

type PidBatch = Pick<TimedBatch, "records" | "submittedAt" | "startedAt" | "endedAt">;

/**
 * Spark's `PIDRateEstimator`, replayed over completed batches, oldest first: the new rate after each,
 * records/s, or undefined if there is none. The first valid batch only sets the rate, so there is no
 * estimate before the second. Batches without records or work are skipped.
 *
 * `rate' = max(rate − Kp·(rate − n/S) − Ki·(W·n/S ÷ T), minRate)`
 */
export function pidEstimates(
  batches: readonly PidBatch[],
  { intervalMs, minRate }: { intervalMs: number; minRate: number },
): readonly (number | undefined)[] {
  let rate: number | undefined;
  return batches.map((batch) => {
    const worked = processingMs(batch);
    if (batch.records <= 0 || worked <= 0) return undefined;
    const processed = (batch.records * 1000) / worked;
    if (rate === undefined) {
      rate = processed;
      return undefined;
    }
    const backlog = (delayMs(batch) * processed) / intervalMs;
    rate = Math.max(rate - KP * (rate - processed) - KI * backlog, minRate);
    return rate;
  });
}
