import { quantity } from "../quantity";
import { mean } from "../trends/median";
import { intake } from "./intake";
import { putIn } from "./put";
import { recentMinutes } from "./recent-minutes";
import { intakeShare } from "./share";

/**
 * What is put, in the user records that Spark counts, records/s: puts × this application's usual
 * share, which absorbs KPL aggregation. With no such past, what it takes now.
 */
export const arrivals = quantity((situation): number | undefined => {
  const put = mean(
    recentMinutes(situation, 5).flatMap((minute) => putIn(situation, minute)?.records ?? []),
  );
  const usual = intakeShare(situation)?.usual;
  if (put !== undefined && usual !== undefined) return put * usual;
  return intake(situation)?.recordsPerSecond;
});
