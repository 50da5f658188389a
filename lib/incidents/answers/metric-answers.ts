import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import type { Span } from "@/lib/sources/cloudwatch/legal-period";
import { type MetricQuery, streamQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { periodsFromResults } from "@/lib/sources/cloudwatch/parse-metric-data";

/** `[epoch seconds, value]` of 60 s periods, oldest first; a gap is left out. */
export type Points = readonly (readonly [number, number])[];

/** Namespace → metric → statistic → points. The names of the KCL's metrics end in ` shardId-…`. */
export type CloudWatchBlock = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Points>>>>>
>;

export interface PeriodsQuery {
  readonly stream: string;
  /** The enhanced fan-out consumer, when the application is one. */
  readonly consumerName?: string;
  readonly span: Span;
  /** When CloudWatch is asked, epoch ms: a poll re-reads the last minutes before it. */
  readonly readAt: number;
}

/** The stream's minutes that the CloudWatch source would make of a block for its own queries. */
export function minutesOf(
  block: CloudWatchBlock,
  { span, readAt, ...asked }: PeriodsQuery,
): readonly MetricPeriod[] {
  const queries = streamQueries("s", asked);
  const results = answers(block, queries);
  return periodsFromResults({ queries, results, span, periodMs: MINUTE_MS, readAt });
}

type Answer = ReturnType<typeof answer>;

/** CloudWatch's answer to these queries. */
export function answers(
  block: CloudWatchBlock,
  queries: readonly MetricQuery[],
): readonly Answer[] {
  return queries.map((query) => answer(block, query));
}

/** One entry of `MetricDataResults`. A metric without datapoints has an empty entry. */
function answer(block: CloudWatchBlock, { id, namespace, metric, stat, dimensions }: MetricQuery) {
  const name = dimensions.ShardId === undefined ? metric : `${metric} ${dimensions.ShardId}`;
  const points = block[namespace]?.[name]?.[stat] ?? [];
  return {
    Id: id,
    StatusCode: "Complete",
    Timestamps: points.map(([seconds]) => seconds),
    Values: points.map(([, value]) => value),
  };
}
