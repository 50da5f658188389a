import type { StreamFacts } from "@/lib/domain/facts";

/** The enhanced metrics, of seven, that show which shard is hot. */
export const SHARD_METRICS = [
  "IncomingBytes",
  "IncomingRecords",
  "WriteProvisionedThroughputExceeded",
] as const;

/** Whether a stream publishes what tells a hot shard from bursts on all of them. */
export function areShardMetricsOn({ shardLevelMetrics }: StreamFacts): boolean {
  return (
    shardLevelMetrics.includes("ALL") ||
    SHARD_METRICS.every((metric) => shardLevelMetrics.includes(metric))
  );
}
