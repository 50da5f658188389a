import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { mean, sum } from "@/lib/diagnosis/trends/median";
import { intakeRatios } from "./minute-share";
import { gotIn, putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { byteShare, intakeShare } from "./share";

/**
 * The puts in the user records that Spark counts, records/s: puts × this application's usual share, which
 * absorbs KPL aggregation. Without such a past: as many user records as each read record has held, or one.
 * Without CloudWatch: the present intake.
 */
export const arrivals = quantity((situation): number | undefined => {
  const put = mean(
    recentMinutes(situation, 5).flatMap((period) => putIn(situation, period)?.records ?? []),
  );
  if (put === undefined) return situation.consumer.intakePerSecond(situation);
  return put * (intakeShare(situation)?.usual ?? userRecordsPerRecord(situation) ?? 1);
});

/** Intake and reads can be compared only if there is one reader. */
function userRecordsPerRecord(situation: Situation): number | undefined {
  if (byteShare(situation) === undefined) return undefined;
  const got = new Map(
    situation.periods.map((period) => [period.at, gotIn(period)?.records ?? 0] as const),
  );
  const both = intakeRatios(situation).filter(({ at }) => (got.get(at) ?? 0) > 0);
  const records = sum(both.map(({ at }) => got.get(at) ?? 0));
  return records === 0 ? undefined : sum(both.map(({ taken }) => taken)) / records;
}
