import type { MetricPeriod, PeriodMetric } from "@/lib/domain/metric-period";
import { SourceError } from "../source";
import type { Span } from "./legal-period";
import { type MergedResult, mergeResults } from "./merge-results";
import type { MetricQuery } from "./metric-queries";

export interface MetricAnswer {
  readonly queries: readonly MetricQuery[];
  /** `MetricDataResults` of all pages, concatenated. Results of other queries are ignored. */
  readonly results: unknown;
  /** The span that was asked for, aligned to the period; `to` is exclusive. */
  readonly span: Span;
  readonly periodMs: number;
  /** When the answer arrived, epoch ms. */
  readonly readAt: number;
}

/**
 * Turns a whole answer into one row for every period of the span, ascending. A missing datapoint
 * stays missing. A row without datapoints means that CloudWatch was asked and had none.
 */
export function periodsFromResults(answer: MetricAnswer): MetricPeriod[] {
  const { queries, results, span, periodMs, readAt } = answer;
  const merged = mergeResults(results);
  const rows = new Map<number, Partial<Record<PeriodMetric, number>>>();
  for (let at = span.from; at < span.to; at += periodMs) rows.set(at, {});
  for (const query of queries) {
    for (const [at, value] of completePoints(query, merged.get(query.id))) {
      const row = rows.get(at);
      // CloudWatch may round an old start down, so a point before the span is not an error.
      if (row === undefined && at >= span.from && at < span.to) throw offGrid(query, at);
      if (row) row[query.periodMetric] = query.dividedByPeriod ? value / (periodMs / 1_000) : value;
    }
  }
  return [...rows].map(([at, values]) => ({ at, periodMs, readAt, values }));
}

/**
 * The datapoints of a query that was answered in full.
 * @throws SourceError denied for Forbidden; server-error for InternalError, PartialData at the end.
 */
export function completePoints(
  query: MetricQuery,
  result: MergedResult | undefined,
): ReadonlyMap<number, number> {
  if (result?.status === "Complete") return result.points;
  if (result?.status === "Forbidden") {
    throw new SourceError({
      source: "cloudwatch",
      call: "GetMetricData",
      fault: "denied",
      message: `CloudWatch refuses ${query.metric}: allow cloudwatch:GetMetricData to the dashboard's credentials.`,
    });
  }
  throw new SourceError({
    source: "cloudwatch",
    call: "GetMetricData",
    fault: "server-error",
    message: `CloudWatch answered only in part (${query.metric}: ${statusWord(result)}): wait, it is asked again with the next poll; if this lasts, look at the AWS Health Dashboard.`,
  });
}

/** Upstream text is quoted only when it is one of the words that AWS documents. */
function statusWord(result: MergedResult | undefined): string {
  if (result === undefined) return "no result";
  return /^[A-Za-z]{1,40}$/.test(result.status) ? result.status : "unknown status";
}

function offGrid(query: MetricQuery, at: number): SourceError {
  return new SourceError({
    source: "cloudwatch",
    call: "GetMetricData",
    fault: "malformed",
    message: `CloudWatch's answer to GetMetricData could not be read (${query.metric} has a datapoint at ${at}, which begins no period): check AWS_ENDPOINT_URL if it is set, and any proxy between.`,
  });
}
