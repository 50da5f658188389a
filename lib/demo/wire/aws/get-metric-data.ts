import { AwsError } from "./aws-answer";
import type { MetricQuery, MetricRequest } from "./metric-request";
import type { Points } from "./metric-series";

interface MetricResult {
  readonly Id: string;
  readonly Label: string;
  readonly Timestamps: readonly number[];
  readonly Values: readonly number[];
  readonly StatusCode: "Complete" | "PartialData";
}

/** The start of the next page: a query, and a datapoint of its series. */
interface Position {
  readonly query: number;
  readonly point: number;
}

/**
 * Answers GetMetricData with the datapoints of each query from `seriesOf`, ascending. MaxDatapoints
 * limits a page over all series together. So a page may end in the middle of a series, and a series
 * that it does not reach is not on the page at all.
 */
export function getMetricData(
  request: MetricRequest,
  seriesOf: (query: MetricQuery) => Points,
): Readonly<Record<string, unknown>> {
  const { queries, ascending, maxDatapoints, token } = request;
  const from = token === undefined ? { query: 0, point: 0 } : decodeToken(token, queries.length);
  const results: MetricResult[] = [];
  let room = maxDatapoints;
  for (const [index, query] of queries.entries()) {
    if (index < from.query || !query.returned) continue;
    if (room <= 0) return page(results, { query: index, point: 0 });
    const series = seriesOf(query);
    const points = ascending ? series : series.toReversed();
    const skipped = index === from.query ? from.point : 0;
    const shown = points.slice(skipped, skipped + room);
    const isWhole = skipped + shown.length >= points.length;
    results.push(result(query, shown, isWhole));
    room -= shown.length;
    if (!isWhole) return page(results, { query: index, point: skipped + shown.length });
  }
  return page(results);
}

function result(
  query: { id: string; label: string },
  points: Points,
  isWhole: boolean,
): MetricResult {
  return {
    Id: query.id,
    Label: query.label,
    Timestamps: points.map(([at]) => at),
    Values: points.map(([, value]) => value),
    StatusCode: isWhole ? "Complete" : "PartialData",
  };
}

function page(results: readonly MetricResult[], next?: Position): Record<string, unknown> {
  const answer = { MetricDataResults: results, Messages: [] };
  if (next === undefined) return answer;
  const token = Buffer.from(`${next.query}:${next.point}`).toString("base64url");
  return { ...answer, NextToken: token };
}

function decodeToken(token: string, queries: number): Position {
  const match = /^(\d+):(\d+)$/.exec(Buffer.from(token, "base64url").toString());
  const query = Number(match?.[1]);
  const point = Number(match?.[2]);
  if (match === null || query >= queries) {
    throw new AwsError("InvalidNextToken", "The provided NextToken is invalid.");
  }
  return { query, point };
}
