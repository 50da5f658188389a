import * as z from "zod";
import type { StreamingCounters } from "@/lib/domain/spark-facts";
import { count, intervalMs } from "../untrusted/numbers";
import { fitBody } from "../spark/http/fit-body";
import { sparkTime } from "../spark/spark-time";

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
