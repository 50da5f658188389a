import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";

/**
 * The polled minutes with the worst lag known of each, preceded by the kept minutes whose worst lag
 * has grown. Several answers about different shards cover a minute, so its maximum only grows: a
 * smaller lag belongs to other shards.
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
