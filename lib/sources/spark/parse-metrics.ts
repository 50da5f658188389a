import * as z from "zod";
import type { DriverMetrics } from "@/lib/domain/spark-facts";
import { count, instant } from "../untrusted/numbers";
import { fitBody } from "./http/fit-body";

// A gauge that throws is `{error}`, and a gauge may hold any type: only those used here must be
// numbers.
const metrics = z.object({
  gauges: z.record(z.string(), z.object({ value: z.unknown().optional() })),
  counters: z.record(z.string(), z.object({ count: z.unknown().optional() })),
});

/** Names begin with the application's name, which may hold dots and spaces: match the end. */
const LAST_SUBMISSION = ".StreamingMetrics.streaming.lastReceivedBatch_submissionTime";
const DROPPED_EVENTS = ".LiveListenerBus.queue.appStatus.numDroppedEvents";

/** Reads `GET /metrics/json/`. Spark writes −1 for an unknown time. */
export function parseMetrics(body: unknown): DriverMetrics {
  const { gauges, counters } = fitBody("metrics/json", metrics, body);
  const submission = instant.safeParse(bySuffix(gauges, LAST_SUBMISSION)?.value).data;
  const dropped = count.safeParse(bySuffix(counters, DROPPED_EVENTS)?.count).data;
  return {
    ...(dropped === undefined ? {} : { droppedEvents: dropped }),
    ...(submission === undefined ? {} : { lastSubmissionAt: submission }),
  };
}

function bySuffix<T>(entries: Readonly<Record<string, T>>, suffix: string): T | undefined {
  return Object.entries(entries).find(([name]) => name.endsWith(suffix))?.[1];
}
