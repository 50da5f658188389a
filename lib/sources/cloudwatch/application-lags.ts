import { mergeResults } from "./merge-results";
import type { MetricQuery } from "./metric-queries";
import { completePoints } from "./parse-metric-data";

/** Shard by shard the lag, ms, of each period that has a datapoint (its start, epoch ms). */
export type LagsByShard = ReadonlyMap<string, ReadonlyMap<number, number>>;

/**
 * What was told of each shard asked. A blocked or unowned shard has no datapoints: what is missing is
 * not small, so it has an empty entry.
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
