import type { ReceiverFacts } from "@/lib/domain/spark-facts";
import type { BatchWork } from "@/lib/domain/batch-work";
import type { BatchTasks, RunningWork } from "@/lib/domain/work-facts";
import {
  createSparkDriver,
  type SparkDriver,
  type SparkDriverOptions,
} from "../spark/spark-driver";
import { parseReceivers } from "./parse-receivers";
import { StreamingReader, type StreamingReport } from "./streaming-reader";
import { parseJobs } from "./work/parse-jobs";
import { readBatchTasks } from "./work/read-batch-tasks";
import { readBatchWork } from "./work/read-batch-work";

export type { StreamingReport };

/** The driver of a DStream application: what any driver answers, and its streaming API. */
export interface SparkSource extends Pick<
  SparkDriver,
  "readSlots" | "readSettings" | "readMetrics" | "close"
> {
  /** The counters, and the batches that are new or changed since the last report. */
  readStreaming(signal: AbortSignal): Promise<StreamingReport>;
  readReceivers(signal: AbortSignal): Promise<ReceiverFacts>;
  /** The running jobs. To be read only while a batch hangs. */
  readWork(signal: AbortSignal): Promise<RunningWork>;
  /** The tasks of one completed batch, by its key. To be read only while Spark is slow. */
  readTasks(batch: string, signal: AbortSignal): Promise<BatchTasks | undefined>;
  /**
   * The stages of one batch, running or completed. To be read only when somebody asks for it.
   * Undefined: the driver has forgotten the batch.
   */
  readBatchWork(batch: string, signal: AbortSignal): Promise<BatchWork | undefined>;
}

export function createSparkSource(options: SparkDriverOptions): SparkSource {
  const driver = createSparkDriver(options);
  const streaming = new StreamingReader(driver.application);
  let lastRead: Promise<unknown> = Promise.resolve();

  return {
    readStreaming(signal) {
      // A poll that its caller aborted may still be ending: two must not share one mirror.
      const report = lastRead.then(() => streaming.read(signal));
      lastRead = report.catch(() => undefined);
      return report;
    },
    async readReceivers(signal) {
      const { active, configured } = await streaming.receiverCounts(signal);
      const body = await driver.read("streaming/receivers", "streaming/receivers", signal);
      return { active, configured, receivers: parseReceivers(body) };
    },
    readSlots: (signal) => driver.readSlots(signal),
    async readSettings(signal) {
      const settings = await driver.readSettings(signal);
      streaming.expectConcurrentJobs(settings.concurrentJobs);
      return settings;
    },
    readWork: async (signal) => parseJobs(await driver.read("jobs", "jobs?status=running", signal)),
    readTasks: (batch, signal) =>
      readBatchTasks((path, call) => driver.read(call, path, signal), batch),
    readBatchWork: (batch, signal) =>
      readBatchWork((path, call) => driver.read(call, path, signal), batch),
    readMetrics: (signal) => driver.readMetrics(signal),
    close: () => driver.close(),
  };
}
