import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatQuantity } from "@/lib/format/quantity";
import { rateCapPerSecond } from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-cap";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { isMorePut, LESS } from "@/lib/diagnosis/dstream/rules/rate-cap";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { condition } from "@/lib/diagnosis/kind/condition";
import { takesWhatIsPut } from "@/lib/diagnosis/stream/clearing/stream-conditions";

/** What is put is taken; where more is put than the cap lets in, that is what must fit first. */
export function fitsUnderCap(s: Situation): ClearingCondition {
  const limit = (rateCapPerSecond(s) ?? 0) / LESS;
  if (!isMorePut(s)) return takesWhatIsPut(s);
  return condition(s.at, {
    text: `at most ${formatQuantity(limit, "records/s")} are put, what the cap lets in`,
    value: streamReading(s)?.putRecords,
    unit: "records/s",
    limit,
    inclusive: true,
    towards: "down",
    series: "putRecords",
  });
}
