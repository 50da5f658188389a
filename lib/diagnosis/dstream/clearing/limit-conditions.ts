import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatRatio } from "@/lib/format/quantity";
import { rateUnit } from "@/lib/format/record-words";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { isEstimateBelowArrivals } from "@/lib/diagnosis/dstream/quantities/rate-limits/estimate-below-arrivals";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { ENOUGH } from "@/lib/diagnosis/stream/quantities/share/share";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { condition } from "@/lib/diagnosis/parts/condition";
import { notBehind, notYet } from "./not-behind";
import { takesWhatIsPut } from "@/lib/diagnosis/stream/clearing/stream-conditions";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { isMorePut } from "@/lib/diagnosis/dstream/rules/rate-cap";
import { highestIntake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { throttledUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { LOW } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import {
  NEAR_CAP,
  rateCapPerSecond,
} from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-limited";
import {
  kinesisRate,
  recordCounts,
  userRate,
} from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** Spark has time to spare. While it asks for less than arrives, its back-pressure still limits it. */
export function hasTimeUnthrottled(s: Situation): ClearingCondition {
  const estimate = backPressure(s)?.estimate;
  const rate = arrivals(s);
  if (!isEstimateBelowArrivals(s) || estimate === undefined || rate === undefined)
    return hasTime(s);
  return condition(s.at, {
    text: `back-pressure allows at least ${formatRatio(ENOUGH)} of what arrives`,
    value: estimate / rate,
    unit: "ratio",
    limit: ENOUGH,
    inclusive: true,
    towards: "up",
  });
}

/** Nothing is late. While Spark asks for less, the rest waits in the receivers, where no age shows it. */
export function notBehindUnthrottled(s: Situation): ClearingCondition {
  return isEstimateBelowArrivals(s)
    ? notYet(notBehind(s), "and back-pressure allows what arrives")
    : notBehind(s);
}

/** The puts are taken. If more is put than the cap allows, the puts must first fit under it. */
export function fitsUnderCap(s: Situation): ClearingCondition {
  const limit = (rateCapPerSecond(s) ?? 0) / ENOUGH;
  if (!isMorePut(s)) return takesWhatIsPut(s);
  return condition(s.at, {
    text: `at most ${kinesisRate(s, limit)} are put, what the cap lets in`,
    value: streamReading(s)?.putRecords,
    unit: rateUnit("Kinesis", recordCounts(s)),
    limit,
    inclusive: true,
    towards: "down",
    series: "putRecords",
  });
}

/** Spark has time to spare, so its back-pressure no longer limits it. */
function hasTime(s: Situation): ClearingCondition {
  return condition(s.at, {
    text: `Spark is busy less than ${formatRatio(LOW)} of the time`,
    value: throttledUtilisation(s)?.ratio,
    unit: "ratio",
    limit: LOW,
    towards: "down",
    series: "utilisation",
  });
}

/** The cap is above the arrivals with room to spare. */
export function capHasRoom(s: Situation): ClearingCondition {
  const limit = NEAR_CAP * (rateCapPerSecond(s) ?? 0);
  return condition(s.at, {
    text: `less than ${userRate(s, limit)} is taken, ${formatRatio(NEAR_CAP)} of the cap`,
    value: limit > 0 ? highestIntake(s)?.recordsPerSecond : undefined,
    unit: rateUnit("user", recordCounts(s)),
    limit,
    towards: "down",
    series: "intakeRecords",
  });
}
