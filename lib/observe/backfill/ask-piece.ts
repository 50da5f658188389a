import type { Fill } from "@/lib/domain/coverage";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import type { History, Span } from "@/lib/history/port";
import type { CloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { newestPiece } from "@/lib/sources/cloudwatch/newest-piece";
import type { FillJob } from "./fill-job";

/** CloudWatch's answer to one part of a job, and what it charged for it. */
export interface PieceAnswer {
  readonly rows: readonly MetricPeriod[];
  readonly fill: Fill;
}

/**
 * Fetches the newest part of a job that one call can answer. Reads the history first: if that
 * fails, nothing has been charged.
 * @throws SourceError, or what the history rejects with
 */
export async function askPiece(
  { pipeline, left }: FillJob,
  asked: {
    readonly history: Pick<History, "missingMinutes">;
    readonly source: Pick<CloudWatchSource, "readPeriods">;
    readonly now: number;
    readonly signal: AbortSignal;
  },
): Promise<PieceAnswer> {
  const { history, source, now, signal } = asked;
  const { id, stream, consumerName } = pipeline;
  const piece = newestPiece(left, now);
  const holes = await history.missingMinutes(id, piece);
  const request = { pipelineId: id, stream, ...(consumerName !== undefined && { consumerName }) };
  const answer = await source.readPeriods([request], piece, now, signal);
  const failure = answer.failures.get(id);
  if (failure) throw failure;
  const rows = answer.minutes.get(id) ?? [];
  const periodMs = rows[0]?.periodMs ?? MINUTE_MS;
  return {
    rows: rows.filter((row) => fits(row, holes)),
    fill: { ...piece, periodMs, askedAt: now, metrics: answer.metricsRequested },
  };
}

/**
 * A coarse period that overlaps a known minute would count it twice. So some minutes at the edges
 * of a hole stay unknown. One-minute periods always fit: they are merged with what is kept.
 */
function fits({ at, periodMs }: MetricPeriod, holes: readonly Span[]): boolean {
  if (periodMs <= MINUTE_MS) return true;
  return holes.some(({ from, to }) => at >= from && at + periodMs <= to);
}
