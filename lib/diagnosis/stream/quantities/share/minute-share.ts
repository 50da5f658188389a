import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { sum } from "@/lib/diagnosis/trends/median";
import { gotIn, putIn } from "@/lib/diagnosis/stream/quantities/put/put";

/** The part of the puts that was taken in one minute. */
export interface MinuteShare {
  readonly at: number;
  readonly ratio: number;
  readonly taken: number;
  readonly put: number;
}

/** This application's intake ÷ puts, in records, for each minute with puts. */
export const intakeRatios = quantity((situation): readonly MinuteShare[] => {
  const byMinute = situation.consumer.intakeByMinute(situation);
  return ratios(situation, (period) => ({
    taken: period.periodMs === MINUTE_MS ? byMinute.get(period.at) : undefined,
    put: putIn(situation, period)?.records,
  }));
});

/**
 * Reads ÷ puts, in bytes, of all readers together. A minute without a call was not read, unless this
 * application's batches show records in it. Then the datapoint is lost, and the minute is a gap.
 */
export const byteRatios = quantity((situation): readonly MinuteShare[] => {
  const intake = situation.consumer.intakeByMinute(situation);
  return ratios(situation, (period) => ({
    taken: gotIn(period)?.bytes ?? ((intake.get(period.at) ?? 0) > 0 ? undefined : 0),
    put: putIn(situation, period)?.bytes,
  }));
});

/** Σ taken ÷ Σ put: lumps and holes average out, unlike in a mean of ratios. */
export function overallRatio(minutes: readonly MinuteShare[]): number {
  return sum(minutes.map(({ taken }) => taken)) / sum(minutes.map(({ put }) => put));
}

/** A limited receiver takes lumps of up to 10,000 records. They average out over so many minutes. */
const LUMPS_MINUTES = 5;

/** The overall ratio of one of the minutes and the four before it, by its index. */
export function ratioOverLumps(minutes: readonly MinuteShare[], index: number): number {
  return overallRatio(minutes.slice(Math.max(0, index + 1 - LUMPS_MINUTES), index + 1));
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
