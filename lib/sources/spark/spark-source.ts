import type { DriverMetrics, ReceiverFacts, SlotFacts, SparkSettings } from "@/lib/domain/facts";
import type { BatchTasks, RunningWork } from "@/lib/domain/work-facts";
import type { OnAnswer } from "../source";
import { DriverApplication } from "./driver-application";
import { parseEnvironment } from "./parse-environment";
import { parseExecutors } from "./parse-executors";
import { parseJobs } from "./parse-jobs";
import { parseMetrics } from "./parse-metrics";
import { parseReceivers } from "./parse-receivers";
import { readBatchTasks } from "./read-batch-tasks";
import { createSparkClient } from "./spark-client";
import { StreamingReader, type StreamingReport } from "./streaming-reader";

export type { StreamingReport };

export interface SparkSourceOptions {
  /** The driver's UI, or a proxy up to the application; may carry a path prefix and credentials. */
  readonly baseUrl: string;
  /** The Spark application's name, checked when given. */
  readonly application?: string;
  /** For each call; 8 s when not given. */
  readonly timeoutMs?: number;
  /** Told of the driver's clock (whole seconds) and ours at the same moment, epoch ms. */
  readonly onServerTime?: (serverMs: number, localMs: number) => void;
  readonly onAnswer?: OnAnswer;
}

/**
 * One Spark driver's REST API. Each read asks the driver, gives up when its signal is aborted, and
 * throws a SourceError that says in words what came instead, and what to do.
 */
export interface SparkSource {
  /** The counters, and the batches that are new or changed since the last report. */
  readStreaming(signal: AbortSignal): Promise<StreamingReport>;
  readReceivers(signal: AbortSignal): Promise<ReceiverFacts>;
  readSlots(signal: AbortSignal): Promise<SlotFacts>;
  readSettings(signal: AbortSignal): Promise<SparkSettings>;
  /** The running jobs: to be read only while a batch hangs. */
  readWork(signal: AbortSignal): Promise<RunningWork>;
  /** The tasks of one completed batch, by its key: to be read only while Spark is slow. */
  readTasks(batch: string, signal: AbortSignal): Promise<BatchTasks | undefined>;
  readMetrics(signal: AbortSignal): Promise<DriverMetrics>;
  /** Closes the connections kept open. */
  close(): void;
}

export function createSparkSource(options: SparkSourceOptions): SparkSource {
  // Where the driver tells its own clock, that one counts: a `Date` header may be a proxy's.
  let datesCount = false;
  const client = createSparkClient({
    ...options,
    onServerTime: (serverMs, localMs) => {
      if (datesCount) options.onServerTime?.(serverMs, localMs);
    },
  });
  const application = new DriverApplication(client, options.application, (driverMs) => {
    datesCount = driverMs === undefined;
    if (driverMs !== undefined) options.onServerTime?.(driverMs, Date.now());
  });
  const streaming = new StreamingReader(application);
  let lastRead: Promise<unknown> = Promise.resolve();

  async function read(call: string, path: string, signal: AbortSignal): Promise<unknown> {
    const { id } = await application.current(signal);
    return application.get(path, call, id, signal);
  }

  return {
    readStreaming(signal) {
      // A poll given up by its caller may still be ending: two must not share one picture.
      const report = lastRead.then(() => streaming.read(signal));
      lastRead = report.catch(() => undefined);
      return report;
    },
    async readReceivers(signal) {
      const { active, configured } = await streaming.receiverCounts(signal);
      const body = await read("streaming/receivers", "streaming/receivers", signal);
      return { active, configured, receivers: parseReceivers(body) };
    },
    readSlots: async (signal) => parseExecutors(await read("executors", "executors", signal)),
    async readSettings(signal) {
      const settings = parseEnvironment(await read("environment", "environment", signal));
      streaming.expectConcurrentJobs(settings.concurrentJobs);
      return settings;
    },
    readWork: async (signal) => parseJobs(await read("jobs", "jobs?status=running", signal)),
    readTasks: (batch, signal) => readBatchTasks((path, call) => read(call, path, signal), batch),
    readMetrics: async (signal) =>
      // Without the last slash the driver answers with a redirect to it.
      parseMetrics(await client.get({ path: "/metrics/json/", call: "metrics/json", signal })),
    close: () => client.close(),
  };
}
