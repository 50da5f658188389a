import type { Span } from "./legal-period";
import type { MetricQuery } from "./metric-queries";

/** The limits of `GetMetricData`: queries in one call, and datapoints in one answer. */
export const MAX_QUERIES = 500;
export const MAX_DATAPOINTS = 100_800;

/** The queries of one pipeline: they are answered together or not at all. */
export interface PipelineQueries {
  readonly pipelineId: string;
  readonly queries: readonly MetricQuery[];
}

/** One `GetMetricData` call, not counting its pages. */
export interface MetricCall {
  readonly pipelines: readonly PipelineQueries[];
  readonly span: Span;
}

/**
 * Splits the queries into as few calls as the limits allow. Several pipelines share a call, a
 * pipeline is never split, and a long span is cut at period boundaries, earliest part first.
 */
export function planCalls(
  pipelines: readonly PipelineQueries[],
  span: Span,
  periodMs: number,
): readonly MetricCall[] {
  return groups(pipelines).flatMap((group) => {
    const periods = Math.max(1, Math.floor(MAX_DATAPOINTS / countQueries(group)));
    return cut(span, periods * periodMs).map((part) => ({ pipelines: group, span: part }));
  });
}

export function countQueries(pipelines: readonly PipelineQueries[]): number {
  return pipelines.reduce((count, { queries }) => count + queries.length, 0);
}

function groups(pipelines: readonly PipelineQueries[]): readonly (readonly PipelineQueries[])[] {
  const full: PipelineQueries[][] = [];
  for (const pipeline of pipelines) {
    const last = full.at(-1);
    if (last && countQueries(last) + pipeline.queries.length <= MAX_QUERIES) last.push(pipeline);
    else full.push([pipeline]);
  }
  return full;
}

function cut({ from, to }: Span, stepMs: number): readonly Span[] {
  const parts: Span[] = [];
  for (let at = from; at < to; at += stepMs)
    parts.push({ from: at, to: Math.min(at + stepMs, to) });
  return parts;
}
