import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";

/**
 * The polled minutes with the worst lag that is known of each, and before them those of the kept ones
 * of which more is known now. Each minute is told by several answers about different shards, and its
 * maximum only grows: a smaller one is that of other shards.
 */
export function withLags(
  polled: readonly MetricPeriod[],
  kept: readonly MetricPeriod[],
  worst: ReadonlyMap<number, number>,
): readonly MetricPeriod[] {
  const from = polled[0]?.at ?? Infinity;
  const before = new Map(kept.map((period) => [period.at, period.values.applicationLag]));
  const grown = kept.filter(({ at, periodMs }) => {
    const lag = worst.get(at);
    return at < from && periodMs === MINUTE_MS && lag !== undefined && lag > (before.get(at) ?? -1);
  });
  return [...grown, ...polled].map((period) => {
    const lag = worst.get(period.at);
    if (lag === undefined) return period;
    const applicationLag = Math.max(lag, before.get(period.at) ?? 0);
    return { ...period, values: { ...period.values, applicationLag } };
  });
}
