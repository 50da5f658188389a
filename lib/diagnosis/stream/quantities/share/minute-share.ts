import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { sum } from "@/lib/diagnosis/trends/median";
import { gotIn, putIn } from "@/lib/diagnosis/stream/quantities/put/put";

/** What was taken of what was put in one minute. */
export interface MinuteShare {
  readonly at: number;
  readonly ratio: number;
  readonly taken: number;
  readonly put: number;
}

/** This application's intake by the puts, in records, per minute in which something was put. */
export const intakeRatios = quantity((situation): readonly MinuteShare[] => {
  const byMinute = situation.consumer.intakeByMinute(situation);
  return ratios(situation, (period) => ({
    taken: period.periodMs === MINUTE_MS ? byMinute.get(period.at) : undefined,
    put: putIn(situation, period)?.records,
  }));
});

/**
 * Get by put, in bytes, of all readers together. A minute without a call was not read, unless this
 * application's batches show records in it: then the datapoint is lost, and the minute is a gap.
 */
export const byteRatios = quantity((situation): readonly MinuteShare[] => {
  const intake = situation.consumer.intakeByMinute(situation);
  return ratios(situation, (period) => ({
    taken: gotIn(period)?.bytes ?? ((intake.get(period.at) ?? 0) > 0 ? undefined : 0),
    put: putIn(situation, period)?.bytes,
  }));
});

/** Σ taken ÷ Σ put: lumps and holes even out, as a mean of ratios would not. */
export function overallRatio(minutes: readonly MinuteShare[]): number {
  return sum(minutes.map(({ taken }) => taken)) / sum(minutes.map(({ put }) => put));
}

function ratios(
  { periods }: Situation,
  of: (period: MetricPeriod) => { taken: number | undefined; put: number | undefined },
): readonly MinuteShare[] {
  return periods.flatMap((period): MinuteShare[] => {
    const { taken, put } = of(period);
    if (taken === undefined || put === undefined || put <= 0) return [];
    return [{ at: period.at, ratio: taken / put, taken, put }];
  });
}
