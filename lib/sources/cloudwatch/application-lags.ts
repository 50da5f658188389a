import { mergeResults } from "./merge-results";
import type { MetricQuery } from "./metric-queries";
import { completePoints } from "./parse-metric-data";

/** The lag of each shard, ms, by the start of each period that has a datapoint (epoch ms). */
export type LagsByShard = ReadonlyMap<string, ReadonlyMap<number, number>>;

/**
 * The lags of each shard that was asked. A blocked or unowned shard has no datapoints. It has an
 * empty entry: a missing lag is not a small one.
 * @throws SourceError when a query was not answered in full.
 */
export function applicationLags(queries: readonly MetricQuery[], results: unknown): LagsByShard {
  const merged = mergeResults(results);
  return new Map(
    queries.map((query) => [
      query.dimensions.ShardId ?? "",
      completePoints(query, merged.get(query.id)),
    ]),
  );
}
