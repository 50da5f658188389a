import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { openHistory } from "@/lib/history/factory/open-history";

/** Writes calm CloudWatch minutes into the store of a product that does not run yet. */
export async function seedPast(
  directory: string,
  pipeline: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const history = await openHistory({ directory });
  const periods: MetricPeriod[] = [];
  for (let at = from; at < to; at += MINUTE_MS) {
    const flow = 1_000 + ((at / MINUTE_MS) % 60);
    periods.push({
      at,
      periodMs: MINUTE_MS,
      readAt: at + 10 * MINUTE_MS,
      values: {
        putBytes: 100 * flow,
        getBytes: 100 * flow,
        putRecords: flow,
        getRecords: flow,
        iteratorAge: 0,
      },
    });
  }
  await history.recordPeriods(pipeline, periods);
  await history.close();
}

/** When the clocks of a zone last went back, epoch ms: from then on an hour comes a second time. */
export function lastTurnBack(zone: string, now: number): number {
  const hour = 60 * MINUTE_MS;
  for (let at = Math.floor(now / hour) * hour; at > now - 400 * 24 * hour; at -= hour) {
    if (offsetOf(zone, at) < offsetOf(zone, at - hour)) return at;
  }
  throw new Error(`the clocks of ${zone} do not go back`);
}

/** How far a zone's clock is ahead of UTC, in hours. */
function offsetOf(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName");
  return Number(parts?.value.replace("GMT", "") || 0);
}

/** The time on a clock there: `02:30`. */
export function clockOf(zone: string, at: number): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}
