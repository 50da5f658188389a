import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import { mergeBatch } from "@/lib/domain/merge-batch";
import { type MicroBatch, processingTimeMs, schedulingDelayMs } from "@/lib/domain/micro-batch";
import { noteBatches } from "./applications";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { table } from "./table";

export const BATCHES = table({
  name: "batches",
  columns: [
    "pipeline",
    "at",
    "application",
    "batch_key",
    "query",
    "submitted_after_ms",
    "scheduling_delay_ms",
    "processing_time_ms",
    "interval_ms",
    "records",
    "outputs_total",
    "outputs_failed",
    "failure",
  ],
  time: "at",
  key: "pipeline, at, application, batch_key",
  // The row is of this very table, whichever file it comes from.
  merge: (connection, row) =>
    writeBatch(connection, String(row.pipeline), toBatch(row as BatchRow)),
});

/** Keeps batches by (application, key), each merged with what is known of it. */
export function writeBatches(
  connection: Connection,
  pipelineId: string,
  batches: readonly MicroBatch[],
): void {
  for (const batch of batches) writeBatch(connection, pipelineId, batch);
  noteBatches(connection, pipelineId, batches);
}

function writeBatch(connection: Connection, pipelineId: string, answer: MicroBatch): void {
  const [kept] = connection.all<BatchRow>(
    ONE,
    pipelineId,
    answer.at,
    answer.application,
    answer.key,
  );
  const batch = kept === undefined ? answer : mergeBatch(toBatch(kept), answer);
  connection.run(
    BATCHES.upsert,
    pipelineId,
    batch.at,
    batch.application,
    batch.key,
    batch.query ?? null,
    batch.submittedAt - batch.at,
    schedulingDelayMs(batch) ?? null,
    processingTimeMs(batch) ?? null,
    batch.intervalMs,
    batch.records,
    batch.outputs.total,
    batch.outputs.failed,
    batch.failure ?? null,
  );
}

const ONE = `SELECT * FROM batches
  WHERE pipeline = ? AND at = ? AND application = ? AND batch_key = ?`;

// A type, since the driver does not accept an interface as a row.
type BatchRow = {
  readonly at: number;
  readonly application: string;
  readonly batch_key: string;
  readonly query: string | null;
  readonly submitted_after_ms: number;
  readonly scheduling_delay_ms: number | null;
  readonly processing_time_ms: number | null;
  readonly interval_ms: number;
  readonly records: number;
  readonly outputs_total: number;
  readonly outputs_failed: number;
  readonly failure: string | null;
};

const SELECT = "SELECT * FROM batches WHERE pipeline = ? AND at >= ? AND at < ?";

export function readBatches(connection: Connection, pipelineId: string, span: Span): MicroBatch[] {
  return connection
    .all<BatchRow>(`${SELECT} ORDER BY at, application, batch_key`, pipelineId, span.from, span.to)
    .map(toBatch);
}

/** Batches with a failed output operation: the newest `limit` of the span, ascending. */
export function readFailedBatches(
  connection: Connection,
  pipelineId: string,
  span: Span,
  limit: number,
): MicroBatch[] {
  const failed = `${SELECT} AND outputs_failed > 0 ORDER BY at DESC, application DESC, batch_key DESC LIMIT ?`;
  return connection
    .all<BatchRow>(failed, pipelineId, span.from, span.to, limit)
    .map(toBatch)
    .toReversed();
}

function toBatch(row: BatchRow): MicroBatch {
  return {
    key: row.batch_key,
    application: row.application,
    ...(row.query === null ? {} : { query: row.query }),
    ...instantsOf(row),
    intervalMs: row.interval_ms,
    records: row.records,
    outputs: { total: row.outputs_total, failed: row.outputs_failed },
    // What an earlier version wrote was not masked.
    ...(row.failure === null ? {} : { failure: maskSecrets(row.failure) }),
  };
}

function instantsOf(
  row: BatchRow,
): Pick<MicroBatch, "at" | "submittedAt" | "startedAt" | "endedAt"> {
  const { at, scheduling_delay_ms: waited, processing_time_ms: worked } = row;
  const submittedAt = at + row.submitted_after_ms;
  if (waited === null) return { at, submittedAt };
  const startedAt = submittedAt + waited;
  return {
    at,
    submittedAt,
    startedAt,
    ...(worked === null ? {} : { endedAt: startedAt + worked }),
  };
}
