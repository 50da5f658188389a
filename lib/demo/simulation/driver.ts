import { BatchQueue } from "./batch-queue";
import type { DriverSettings } from "./driver-settings";
import type { Random } from "./random";
import { Receiver } from "./receiver";
import type { PipelineScenario } from "./scenario";

/** The streaming context starts some seconds after the application. */
const CONTEXT_AFTER_SECONDS = 8;
/** KCL workers look for leases in 20 s rounds: the first records come half a minute late. */
const LEASES_AFTER_SECONDS = 27;

/** One run of the Spark application, from its start until it is stopped. */
export class Driver {
  readonly applicationId: string;
  /** Epoch s. */
  readonly startedAt: number;
  readonly contextAt: number;
  readonly leasesAt: number;
  readonly settings: DriverSettings;
  readonly queue: BatchQueue;
  readonly receivers: readonly Receiver[];
  readonly #intervalMs: number;

  /** @param settled the application has been running for long: it reads at once */
  constructor(
    scenario: PipelineScenario,
    settings: DriverSettings,
    start: { second: number; attempt: number; settled: boolean; random: Random },
  ) {
    const day = new Date(start.second * 1000).toISOString().replace(/[-T:]/g, "").slice(0, 14);
    this.applicationId = `app-${day}-${String(start.attempt).padStart(4, "0")}`;
    this.startedAt = start.second;
    this.contextAt = start.second + (start.settled ? 0 : CONTEXT_AFTER_SECONDS);
    this.leasesAt = start.second + (start.settled ? 0 : LEASES_AFTER_SECONDS);
    this.settings = settings;
    this.#intervalMs = scenario.intervalMs;
    this.queue = new BatchQueue(start.random);
    this.receivers = Array.from(
      { length: scenario.receivers },
      (_, id) => new Receiver(id, scenario.intervalMs),
    );
  }

  /** The rate at which one receiver may store now, records/s. */
  rateOf(receiver: Receiver): number {
    const { backpressure, maxRate } = this.settings;
    const estimate = backpressure ? receiver.estimator.rate : undefined;
    return Math.min(maxRate ?? Infinity, estimate ?? Infinity);
  }

  /** At a batch time, the records stored since the last one become a batch. */
  makeBatch(second: number): void {
    const id = second * 1000;
    if (second <= this.contextAt || id % this.#intervalMs !== 0) return;
    this.queue.submit(
      id,
      this.receivers.map((receiver) => receiver.drain()),
    );
  }

  /** Works for one second; completed batches update the back-pressure controllers. */
  work(second: number, capacity: Parameters<BatchQueue["work"]>[1]): void {
    for (const batch of this.queue.work(second, capacity)) {
      const { startedAt = batch.submittedAt, endedAt = startedAt } = batch;
      for (const receiver of this.receivers) {
        receiver.estimator.update({
          endedAt,
          records: batch.recordsByReceiver[receiver.id] ?? 0,
          processingMs: endedAt - startedAt,
          schedulingMs: startedAt - batch.submittedAt,
        });
      }
    }
  }

  /** User records read from the stream that no completed batch has: lost if the driver dies. */
  get unprocessed(): number {
    const { waiting, running } = this.queue;
    const queued = waiting.reduce((sum, batch) => sum + batch.records, 0);
    const received = this.receivers.reduce((sum, one) => sum + one.buffered + one.held, 0);
    return queued + (running?.records ?? 0) + received;
  }
}
