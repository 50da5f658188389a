import type { SeriesView } from "@/lib/contract/window";
import type { BatchBucket, QueueBucket } from "@/lib/history/buckets";
import { cellOf, seriesView } from "./series-columns";

export type BatchSeriesName =
  | "intakeRecords"
  | "batchRecords"
  | "processingTime"
  | "schedulingDelay"
  | "totalDelay"
  | "queuedBatches";

/** All series that come from the driver's batches. */
export function batchSeries(
  buckets: readonly BatchBucket[],
  queue: readonly QueueBucket[],
  stepMs: number,
): Record<BatchSeriesName, SeriesView> {
  const view = (name: BatchSeriesName, cell: (bucket: BatchBucket) => ReturnType<typeof cellOf>) =>
    seriesView(name, stepMs, new Map(buckets.map((bucket) => [bucket.at, cell(bucket)])));
  const queued = queue.map(
    ({ at, queued: value, max }) =>
      [at, max > value ? { value, min: value, max } : { value }] as const,
  );
  return {
    // The last bucket is still filling: its rate would dip for no reason in the stream.
    intakeRecords: seriesView(
      "intakeRecords",
      stepMs,
      new Map(
        withoutFilling(buckets, stepMs).map(({ at, records, batches }) => [
          at,
          { value: (records.mean * batches * 1_000) / stepMs },
        ]),
      ),
    ),
    batchRecords: view("batchRecords", ({ records }) => cellOf(records)),
    processingTime: view("processingTime", ({ processingTimeMs }) => cellOf(processingTimeMs)),
    schedulingDelay: view("schedulingDelay", ({ schedulingDelayMs }) => cellOf(schedulingDelayMs)),
    totalDelay: view("totalDelay", ({ totalDelayMs }) => cellOf(totalDelayMs)),
    queuedBatches: seriesView("queuedBatches", stepMs, new Map(queued)),
  };
}

/** Without the newest bucket when it holds fewer batches than the one before it. */
function withoutFilling(buckets: readonly BatchBucket[], stepMs: number): readonly BatchBucket[] {
  const [before, last] = [buckets.at(-2), buckets.at(-1)];
  const filling = before && last && last.at - before.at === stepMs && last.batches < before.batches;
  return filling ? buckets.slice(0, -1) : buckets;
}
