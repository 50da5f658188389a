import { setImmediate } from "node:timers/promises";
import { MINUTE_MS, type Minute } from "@/lib/domain/minute";
import type { History, Span } from "@/lib/history/port";
import type { CloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { newestPiece } from "@/lib/sources/cloudwatch/newest-piece";
import type { FillJob } from "./fill-job";

export interface PieceAnswer {
  /** Everything of the job from here on is known now, epoch ms. */
  readonly from: number;
  /** What was charged for it. */
  readonly metrics: number;
}

/** Rows written before the event loop gets its turn: a few milliseconds' work. */
const ROWS_AT_ONCE = 300;

/**
 * Asks for the newest part of a job that one call can answer, and keeps the answer.
 * @throws SourceError
 */
export async function askPiece(
  { pipeline, left }: FillJob,
  asked: {
    readonly history: History;
    readonly source: Pick<CloudWatchSource, "readMinutes">;
    readonly now: number;
    readonly signal: AbortSignal;
  },
): Promise<PieceAnswer> {
  const { history, source, now, signal } = asked;
  const { id, stream, consumerName } = pipeline;
  const piece = newestPiece(left, now);
  const request = { pipelineId: id, stream, ...(consumerName !== undefined && { consumerName }) };
  const answer = await source.readMinutes([request], piece, now, signal);
  const failure = answer.failures.get(id);
  if (failure) throw failure;
  const rows = answer.minutes.get(id) ?? [];
  const holes = await history.missingMinutes(id, piece);
  const fitting = rows.filter((row) => fits(row, holes));
  for (let i = 0; i < fitting.length; i += ROWS_AT_ONCE) {
    await history.recordMinutes(id, fitting.slice(i, i + ROWS_AT_ONCE));
    await setImmediate();
  }
  const periodMs = rows[0]?.periodMs ?? MINUTE_MS;
  const metrics = answer.metricsRequested;
  await history.recordFill(id, { ...piece, periodMs, askedAt: now, metrics });
  return { from: piece.from, metrics };
}

/**
 * A coarse period that covers a minute which is known better would tell of it twice: at the edges
 * of a hole some minutes stay unknown. Minutes themselves are merged with what is kept.
 */
function fits({ at, periodMs }: Minute, holes: readonly Span[]): boolean {
  if (periodMs <= MINUTE_MS) return true;
  return holes.some(({ from, to }) => at >= from && at + periodMs <= to);
}
