import { MINUTE_MS, type Minute } from "@/lib/domain/minute";

/**
 * The polled minutes with the worst lag that is known of each, and before them those of the kept ones
 * of which more is known now. Each minute is told by several answers about different shards, and its
 * maximum only grows: a smaller one is that of other shards.
 */
export function withLags(
  polled: readonly Minute[],
  kept: readonly Minute[],
  worst: ReadonlyMap<number, number>,
): readonly Minute[] {
  const from = polled[0]?.at ?? Infinity;
  const before = new Map(kept.map((minute) => [minute.at, minute.values.applicationLag]));
  const grown = kept.filter(({ at, periodMs }) => {
    const lag = worst.get(at);
    return at < from && periodMs === MINUTE_MS && lag !== undefined && lag > (before.get(at) ?? -1);
  });
  return [...grown, ...polled].map((minute) => {
    const lag = worst.get(minute.at);
    if (lag === undefined) return minute;
    const applicationLag = Math.max(lag, before.get(minute.at) ?? 0);
    return { ...minute, values: { ...minute.values, applicationLag } };
  });
}
