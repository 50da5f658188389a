import { mergeResults } from "./merge-results";
import type { MetricQuery } from "./metric-queries";
import { completePoints } from "./parse-metric-data";

/**
 * The largest lag over the shards asked, ms, per period that has a datapoint (its start, epoch ms).
 * A blocked or unowned shard has none: what is missing is not small.
 * @throws SourceError when a query was not answered in full.
 */
export function applicationLags(
  queries: readonly MetricQuery[],
  results: unknown,
): ReadonlyMap<number, number> {
  const merged = mergeResults(results);
  const lags = new Map<number, number>();
  for (const query of queries) {
    for (const [at, lag] of completePoints(query, merged.get(query.id))) {
      lags.set(at, Math.max(lag, lags.get(at) ?? 0));
    }
  }
  return lags;
}
