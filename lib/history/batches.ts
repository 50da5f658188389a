import type { Batch } from "@/lib/domain/batch";
import { maskSecrets } from "@/lib/domain/mask-secrets";
import { mergeBatch } from "@/lib/domain/merge-batch";
import { noteBatches } from "./applications";
import type { Connection } from "./connection";
import type { Span } from "./history";
import { table } from "./table";

export const BATCHES = table({
  name: "batches",
  columns: [
    "pipeline",
    "id",
    "application",
    "interval_ms",
    "records",
    "scheduling_delay_ms",
    "processing_time_ms",
    "outputs_total",
    "outputs_failed",
    "failure",
  ],
  time: "id",
  key: "pipeline, id, application",
  // The row is of this very table, whichever file it comes from.
  merge: (connection, row) =>
    writeBatch(connection, String(row.pipeline), toBatch(row as BatchRow)),
});

/** Keeps batches by (application, id), each merged with what is known of it. */
export function writeBatches(
  connection: Connection,
  pipelineId: string,
  batches: readonly Batch[],
): void {
  for (const batch of batches) writeBatch(connection, pipelineId, batch);
  noteBatches(connection, pipelineId, batches);
}

function writeBatch(connection: Connection, pipelineId: string, told: Batch): void {
  const [kept] = connection.all<BatchRow>(ONE, pipelineId, told.id, told.applicationId);
  const batch = kept === undefined ? told : mergeBatch(toBatch(kept), told);
  connection.run(
    BATCHES.upsert,
    pipelineId,
    batch.id,
    batch.applicationId,
    batch.intervalMs,
    batch.records,
    batch.schedulingDelayMs ?? null,
    batch.processingTimeMs ?? null,
    batch.outputs.total,
    batch.outputs.failed,
    batch.failure ?? null,
  );
}

const ONE = "SELECT * FROM batches WHERE pipeline = ? AND id = ? AND application = ?";

// A type, since an interface is not taken for a row of the driver.
type BatchRow = {
  readonly id: number;
  readonly application: string;
  readonly interval_ms: number;
  readonly records: number;
  readonly scheduling_delay_ms: number | null;
  readonly processing_time_ms: number | null;
  readonly outputs_total: number;
  readonly outputs_failed: number;
  readonly failure: string | null;
};

const SELECT = "SELECT * FROM batches WHERE pipeline = ? AND id >= ? AND id < ?";

export function readBatches(connection: Connection, pipelineId: string, span: Span): Batch[] {
  return connection
    .all<BatchRow>(`${SELECT} ORDER BY id, application`, pipelineId, span.from, span.to)
    .map(toBatch);
}

/** Batches with a failed output operation: the newest `limit` of the span, ascending. */
export function readFailedBatches(
  connection: Connection,
  pipelineId: string,
  span: Span,
  limit: number,
): Batch[] {
  const failed = `${SELECT} AND outputs_failed > 0 ORDER BY id DESC, application DESC LIMIT ?`;
  return connection
    .all<BatchRow>(failed, pipelineId, span.from, span.to, limit)
    .map(toBatch)
    .toReversed();
}

function toBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    applicationId: row.application,
    intervalMs: row.interval_ms,
    records: row.records,
    outputs: { total: row.outputs_total, failed: row.outputs_failed },
    ...(row.scheduling_delay_ms === null ? {} : { schedulingDelayMs: row.scheduling_delay_ms }),
    ...(row.processing_time_ms === null ? {} : { processingTimeMs: row.processing_time_ms }),
    // What an earlier version wrote was not masked.
    ...(row.failure === null ? {} : { failure: maskSecrets(row.failure) }),
  };
}
