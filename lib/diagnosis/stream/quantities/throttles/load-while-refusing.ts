import type { MetricPeriod } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { median } from "@/lib/diagnosis/trends/median";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { writeLoadIn } from "./stream-load";
import { rejectedIn } from "./throttling";

const LAST = 5;

/**
 * How full a provisioned stream is written while it refuses: the median over those of the last five
 * settled minutes in which it does. Where refusals begin or end inside a minute, the mean load of that
 * minute is a mixture with what was before or came after, and shows room that there was not: such a
 * minute counts only where every refused minute is one, as with bursts. Undefined where no minute that
 * counts tells what was put, and of an on-demand stream.
 */
export const loadWhileRefusing = quantity((situation): number | undefined => {
  if (asOf(situation, "stream")?.mode !== "provisioned") return undefined;
  const refused = recentMinutes(situation, LAST).filter(refuses);
  const whole = refused.filter((period) => isWhole(situation, period));
  const counted = whole.length > 0 ? whole : refused;
  return median(counted.flatMap((period) => writeLoadIn(situation, period) ?? []));
});

/** Its neighbours refuse as well. What lies beyond the data is taken to be as the minute is. */
function isWhole({ periods }: Situation, { at }: MetricPeriod): boolean {
  const index = periods.findIndex((period) => period.at === at);
  return [periods[index - 1], periods[index + 1]].every(
    (neighbour) => neighbour === undefined || refuses(neighbour),
  );
}

function refuses(period: MetricPeriod): boolean {
  return rejectedIn(period) > 0;
}
