import type { MetricPeriod } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { median } from "@/lib/diagnosis/trends/median";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { writeLoadIn } from "./stream-load";
import { rejectedIn } from "./throttling";

const LAST = 5;

/**
 * The load of a provisioned stream while it refuses writes: the median over the refusing ones of the last
 * five settled minutes. If refusals begin or end inside a minute, its mean load is a mixture with calmer
 * times, and shows room that there was not. Such a minute counts only if every refusing minute is like
 * that, as with bursts. Undefined if the puts of no minute that counts are known, and for an on-demand
 * stream.
 */
export const loadWhileRefusing = quantity((situation): number | undefined => {
  if (asOf(situation, "stream")?.mode !== "provisioned") return undefined;
  const refused = recentMinutes(situation, LAST).filter(refuses);
  const whole = refused.filter((period) => isWhole(situation, period));
  const counted = whole.length > 0 ? whole : refused;
  return median(counted.flatMap((period) => writeLoadIn(situation, period) ?? []));
});

/** Its neighbours refuse as well. Minutes outside the data are assumed to be the same as this one. */
function isWhole({ periods }: Situation, { at }: MetricPeriod): boolean {
  const index = periods.findIndex((period) => period.at === at);
  return [periods[index - 1], periods[index + 1]].every(
    (neighbour) => neighbour === undefined || refuses(neighbour),
  );
}

function refuses(period: MetricPeriod): boolean {
  return rejectedIn(period) > 0;
}
