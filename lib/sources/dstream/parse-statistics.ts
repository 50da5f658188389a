import * as z from "zod";
import type { StreamingCounters } from "@/lib/domain/spark-facts";
import { count, intervalMs } from "../untrusted/numbers";
import { fitBody } from "../spark/http/fit-body";

const SPARK_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(GMT|Z)$/;

/**
 * Reads Spark's time, `2026-11-23T03:05:55.154GMT`, as epoch ms. `Date.parse` refuses that suffix.
 *
 * @returns undefined for a time that is not set, which Spark writes as epoch −1
 *   (`1969-12-31T23:59:59.999GMT`), and for text that is not a time.
 */
export function parseSparkTime(text: string): number | undefined {
  if (!SPARK_TIME.test(text)) return undefined;
  const at = Date.parse(text.replace(/GMT$/, "Z"));
  return at >= 0 ? at : undefined;
}

/** A field with such a time; undefined while it is not set. */
const sparkTime = z
  .string()
  .regex(SPARK_TIME, "a time like 2026-11-23T03:05:55.154GMT")
  .transform(parseSparkTime);

const statistics = z.object({
  startTime: sparkTime,
  batchDuration: intervalMs,
  numReceivers: count,
  numActiveReceivers: count,
  // The receivers asked for (0 for a moment after the start) less the active ones.
  numInactiveReceivers: z.int(),
  numTotalCompletedBatches: count,
  numActiveBatches: count,
  numProcessedRecords: count,
  numReceivedRecords: count,
});

export interface StreamingStatistics {
  /** The configured batch interval, ms. */
  readonly intervalMs: number;
  /** Epoch ms; absent until the driver has handled its own start event. */
  readonly streamingStartedAt?: number;
  readonly counters: StreamingCounters;
  readonly receivers: {
    readonly active: number;
    /**
     * The receivers that the application asked for. 0 for a moment after the start, which is no
     * finding.
     */
    readonly configured: number;
    /** Registered at least once since the start, Spark's `numReceivers`. */
    readonly registered: number;
  };
}

/**
 * Reads `GET …/streaming/statistics`. Leaves out its averages: they skip the waiting batches and
 * keep the last good values while the application is wedged.
 */
export function parseStatistics(body: unknown): StreamingStatistics {
  const fields = fitBody("streaming/statistics", statistics, body);
  return {
    intervalMs: fields.batchDuration,
    ...(fields.startTime === undefined ? {} : { streamingStartedAt: fields.startTime }),
    counters: {
      completedBatches: fields.numTotalCompletedBatches,
      activeBatches: fields.numActiveBatches,
      receivedRecords: fields.numReceivedRecords,
      processedRecords: fields.numProcessedRecords,
    },
    receivers: {
      active: fields.numActiveReceivers,
      configured: Math.max(0, fields.numActiveReceivers + fields.numInactiveReceivers),
      registered: fields.numReceivers,
    },
  };
}
