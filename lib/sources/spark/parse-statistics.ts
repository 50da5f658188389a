import * as z from "zod";
import type { StreamingCounters } from "@/lib/domain/facts";
import { count, intervalMs } from "../numbers";
import { fitBody } from "./fit-body";
import { sparkTime } from "./parse-time";

const statistics = z.object({
  startTime: sparkTime,
  batchDuration: intervalMs,
  numReceivers: count,
  numActiveReceivers: count,
  // What was asked for, which is 0 for a moment after the start, less the active ones.
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
    /** What the application asked for. 0 for a moment after the start: no finding then. */
    readonly configured: number;
    /** Registered at least once since the start, Spark's `numReceivers`. */
    readonly registered: number;
  };
}

/**
 * Reads `GET …/streaming/statistics`. Its averages are left out: they skip the waiting batches and
 * keep the last good values while the application is wedged.
 */
export function parseStatistics(body: unknown): StreamingStatistics {
  const told = fitBody("streaming/statistics", statistics, body);
  return {
    intervalMs: told.batchDuration,
    ...(told.startTime === undefined ? {} : { streamingStartedAt: told.startTime }),
    counters: {
      completedBatches: told.numTotalCompletedBatches,
      activeBatches: told.numActiveBatches,
      receivedRecords: told.numReceivedRecords,
      processedRecords: told.numProcessedRecords,
    },
    receivers: {
      active: told.numActiveReceivers,
      configured: Math.max(0, told.numActiveReceivers + told.numInactiveReceivers),
      registered: told.numReceivers,
    },
  };
}
