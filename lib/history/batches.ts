import type { Batch } from "@/lib/domain/batch";
import { maskSecrets } from "@/lib/domain/mask-secrets";
import { noteBatches } from "./applications";
import type { Connection } from "./connection";
import type { Span } from "./history";
import { table } from "./table";

/** How much an answer knows: 0 queued, 1 started, 2 completed. */
function progress(row: string): string {
  return `((${row}.scheduling_delay_ms IS NOT NULL) + (${row}.processing_time_ms IS NOT NULL))`;
}

/** What a batch that has gone further says; of two that went as far, the later answer. */
function fromFurthest(name: string): string {
  return `${name} = CASE WHEN ${progress("excluded")} >= ${progress("batches")}
    THEN excluded.${name} ELSE batches.${name} END`;
}

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
  merge: `${["interval_ms", "records", "outputs_total"].map(fromFurthest).join(", ")},
    scheduling_delay_ms = coalesce(excluded.scheduling_delay_ms, scheduling_delay_ms),
    processing_time_ms = coalesce(excluded.processing_time_ms, processing_time_ms),
    outputs_failed = max(excluded.outputs_failed, outputs_failed),
    failure = coalesce(excluded.failure, failure)`,
});

/** A batch only ever goes forward: once completed, or with a failed output, it stays so. */
export function writeBatches(
  connection: Connection,
  pipelineId: string,
  batches: readonly Batch[],
): void {
  for (const batch of batches) {
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
  noteBatches(connection, pipelineId, batches);
}

interface BatchRow {
  readonly id: number;
  readonly application: string;
  readonly interval_ms: number;
  readonly records: number;
  readonly scheduling_delay_ms: number | null;
  readonly processing_time_ms: number | null;
  readonly outputs_total: number;
  readonly outputs_failed: number;
  readonly failure: string | null;
}

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
