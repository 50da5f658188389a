import type { MetricDataResult } from "@aws-sdk/client-cloudwatch";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { isSourceError, type SourceError } from "../source";
import type { MetricQuestion } from "./get-metric-data";
import { periodsFromResults } from "./parse-metric-data";
import { countQueries, type MetricCall, type PipelineQueries } from "./plan-calls";

export interface PeriodsAnswer {
  /** Per pipeline, ascending: the parts that were answered in full, even when another part failed. */
  readonly minutes: ReadonlyMap<string, readonly MetricPeriod[]>;
  /** Per pipeline, the first error. */
  readonly failures: ReadonlyMap<string, SourceError>;
  /** What CloudWatch bills, counted conservatively: every statistic of every call. */
  readonly metricsRequested: number;
}

export interface MetricReader {
  readonly periodMs: number;
  /** Asks one question, all its pages. @throws SourceError */
  readonly ask: (question: MetricQuestion) => Promise<readonly MetricDataResult[]>;
  readonly clock: () => number;
}

/**
 * Makes the calls one after another, because their rate is limited. Keeps the pipelines apart: the
 * error of one does not affect the others.
 */
export async function readCalls(
  calls: readonly MetricCall[],
  reader: MetricReader,
): Promise<PeriodsAnswer> {
  const kept: Kept = { minutes: new Map(), failures: new Map(), metricsRequested: 0 };
  for (const call of calls) await readCall(call, reader, kept);
  return kept;
}

interface Kept {
  readonly minutes: Map<string, readonly MetricPeriod[]>;
  readonly failures: Map<string, SourceError>;
  metricsRequested: number;
}

async function readCall(call: MetricCall, reader: MetricReader, kept: Kept): Promise<void> {
  const { pipelines, span } = call;
  const { periodMs } = reader;
  kept.metricsRequested += countQueries(pipelines);
  try {
    const queries = pipelines.flatMap((pipeline) => pipeline.queries);
    const results = await reader.ask({ queries, span, periodMs });
    const readAt = reader.clock();
    for (const one of pipelines) {
      const answer = { queries: one.queries, results: resultsOf(one, results), span };
      keep(kept, one.pipelineId, () => periodsFromResults({ ...answer, periodMs, readAt }));
    }
  } catch (error) {
    // CloudWatch refuses a whole call for one name that it does not accept: find out whose it is.
    if (isSourceError(error) && error.fault === "malformed" && pipelines.length > 1) {
      for (const half of halves(pipelines)) await readCall({ pipelines: half, span }, reader, kept);
    } else {
      for (const { pipelineId } of pipelines) fail(kept, pipelineId, error);
    }
  }
}

function keep(kept: Kept, pipelineId: string, parse: () => readonly MetricPeriod[]): void {
  try {
    kept.minutes.set(pipelineId, [...(kept.minutes.get(pipelineId) ?? []), ...parse()]);
  } catch (error) {
    fail(kept, pipelineId, error);
  }
}

function fail({ failures }: Kept, pipelineId: string, error: unknown): void {
  if (!isSourceError(error)) throw error;
  if (!failures.has(pipelineId)) failures.set(pipelineId, error);
}

function resultsOf(
  { queries }: PipelineQueries,
  results: readonly MetricDataResult[],
): readonly MetricDataResult[] {
  const ids = new Set<string | undefined>(queries.map(({ id }) => id));
  return results.filter(({ Id }) => ids.has(Id));
}

function halves<T>(list: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
