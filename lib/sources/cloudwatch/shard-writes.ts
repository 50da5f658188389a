import type { ShardWrites } from "@/lib/domain/stream-facts";
import type { PeriodMetric } from "@/lib/domain/metric-period";
import type { Span } from "./legal-period";
import { mergeResults } from "./merge-results";
import type { MetricQuery } from "./metric-queries";
import { completePoints } from "./parse-metric-data";

/**
 * The mean writes of each shard over the whole span. A shard without a datapoint in a complete
 * answer had no writes.
 * @throws SourceError when a query was not answered in full.
 */
export function shardWrites(
  queries: readonly MetricQuery[],
  results: unknown,
  { from, to }: Span,
): readonly ShardWrites[] {
  const merged = mergeResults(results);
  const seconds = (to - from) / 1000;
  const perSecond = (shardId: string, metric: PeriodMetric): number => {
    const query = queries.find(
      ({ dimensions, periodMetric }) => dimensions.ShardId === shardId && periodMetric === metric,
    );
    if (query === undefined) return 0;
    const points = completePoints(query, merged.get(query.id));
    const counted = [...points].filter(([at]) => at >= from && at < to);
    return counted.reduce((sum, [, value]) => sum + value, 0) / seconds;
  };
  const shardIds = new Set(queries.flatMap(({ dimensions }) => dimensions.ShardId ?? []));
  return [...shardIds].map((shardId) => ({
    shardId,
    putRecords: perSecond(shardId, "putRecords"),
    putBytes: perSecond(shardId, "putBytes"),
    refused: perSecond(shardId, "writeThrottled"),
    to,
  }));
}
