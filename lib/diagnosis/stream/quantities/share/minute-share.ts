import { type Minute, MINUTE_MS } from "@/lib/domain/minute";
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
  return ratios(situation, (minute) => ({
    taken: minute.periodMs === MINUTE_MS ? byMinute.get(minute.at) : undefined,
    put: putIn(situation, minute)?.records,
  }));
});

/**
 * Get by put, in bytes, of all readers together. A minute without a call was not read, unless this
 * application's batches show records in it: then the datapoint is lost, and the minute is a gap.
 */
export const byteRatios = quantity((situation): readonly MinuteShare[] => {
  const intake = situation.consumer.intakeByMinute(situation);
  return ratios(situation, (minute) => ({
    taken: gotIn(minute)?.bytes ?? ((intake.get(minute.at) ?? 0) > 0 ? undefined : 0),
    put: putIn(situation, minute)?.bytes,
  }));
});

/** Σ taken ÷ Σ put: lumps and holes even out, as a mean of ratios would not. */
export function overallRatio(minutes: readonly MinuteShare[]): number {
  return sum(minutes.map(({ taken }) => taken)) / sum(minutes.map(({ put }) => put));
}

function ratios(
  { minutes }: Situation,
  of: (minute: Minute) => { taken: number | undefined; put: number | undefined },
): readonly MinuteShare[] {
  return minutes.flatMap((minute): MinuteShare[] => {
    const { taken, put } = of(minute);
    if (taken === undefined || put === undefined || put <= 0) return [];
    return [{ at: minute.at, ratio: taken / put, taken, put }];
  });
}
