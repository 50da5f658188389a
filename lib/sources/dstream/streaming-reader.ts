import type { ApplicationFacts, StreamingCounters } from "@/lib/domain/spark-facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { streamingStart } from "@/lib/domain/streaming-start";
import { isSourceError, SourceError } from "../source";
import { BatchMirror } from "./batches/batch-mirror";
import type { DriverApplication, ListedApplication } from "../spark/application/driver-application";
import { type BatchOrigin, parseBatch, parseBatches } from "./batches/parse-batches";
import { parseStatistics, type StreamingStatistics } from "./parse-statistics";

export interface StreamingReport {
  readonly application: ApplicationFacts;
  readonly counters: StreamingCounters;
  readonly receivers: { readonly active: number; readonly configured: number };
  /** New or changed since the last report, ascending by id. */
  readonly batches: readonly MicroBatch[];
  /** Another application or a new streaming context answers since the last report. */
  readonly restarted: boolean;
}

interface Told {
  readonly listed: ListedApplication;
  readonly statistics: StreamingStatistics;
  readonly atMs: number;
}

/** The counters of one poll serve other reads for this long. */
const FRESH_MS = 10_000;

/**
 * Reads counters and batches of the application that answers at the driver's address, whichever it
 * is.
 */
export class StreamingReader {
  readonly #application: DriverApplication;
  readonly #mirror = new BatchMirror();
  #told: Told | undefined;
  /** The streaming context of the mirror. Its start is kept while the driver does not give one. */
  #context: { readonly id: string; readonly startedAt: number | undefined } | undefined;
  #hasRestarted = false;

  constructor(application: DriverApplication) {
    this.#application = application;
  }

  expectConcurrentJobs(jobs: number): void {
    this.#mirror.expectConcurrentJobs(jobs);
  }

  /**
   * Must not be called again before it has ended. When it fails, the next report has what it had
   * read by then, and the restart if there was one.
   */
  async read(signal: AbortSignal): Promise<StreamingReport> {
    const polled = await this.#notice(await this.#readStatistics(signal), signal);
    const { listed, statistics } = await this.#follow(polled, signal);
    const { counters, receivers, intervalMs, streamingStartedAt } = statistics;
    const restarted = this.#hasRestarted;
    this.#hasRestarted = false;
    return {
      application: {
        ...listed,
        intervalMs,
        ...(streamingStartedAt === undefined ? {} : { streamingStartedAt }),
      },
      counters,
      receivers: { active: receivers.active, configured: receivers.configured },
      batches: this.#mirror.drain(),
      restarted,
    };
  }

  /** Receiver counts, at most 10 s old. */
  async receiverCounts(signal: AbortSignal): Promise<StreamingStatistics["receivers"]> {
    const { id } = await this.#application.current(signal);
    const polled = this.#told;
    const isFresh = polled?.listed.id === id && performance.now() - polled.atMs < FRESH_MS;
    const { statistics } = isFresh ? polled : await this.#readStatistics(signal);
    return statistics.receivers;
  }

  async #readStatistics(signal: AbortSignal): Promise<Told> {
    const listed = await this.#application.current(signal);
    try {
      return await this.#statisticsOf(listed, signal);
    } catch (error) {
      if (!isSourceError(error) || error.fault !== "no-application") throw error;
      // The driver was replaced since we asked for the application: ask again, and read from the
      // new one.
      return this.#statisticsOf(await this.#application.current(signal), signal);
    }
  }

  async #statisticsOf(listed: ListedApplication, signal: AbortSignal): Promise<Told> {
    const call = "streaming/statistics";
    const statistics = parseStatistics(await this.#application.get(call, call, listed.id, signal));
    return (this.#told = { listed, statistics, atMs: performance.now() });
  }

  /** Notices a new streaming context. A YARN attempt and a restarted context keep the id. */
  async #notice(told: Told, signal: AbortSignal): Promise<Told> {
    const before = this.#context;
    const { id } = told.listed;
    const startedAt = told.statistics.streamingStartedAt;
    const isOther = before !== undefined && before.id !== id;
    const isNew =
      before?.startedAt !== undefined && startedAt !== undefined && before.startedAt !== startedAt;
    this.#context = { id, startedAt: startedAt ?? (isOther ? undefined : before?.startedAt) };
    if (!isOther && !isNew) return told;
    this.#hasRestarted = true;
    this.#mirror.reset();
    if (isOther) return told;
    this.#application.doubt();
    return { ...told, listed: await this.#application.current(signal) };
  }

  /** Reads what the mirror asks for, one after the other: each question depends on the last answer. */
  async #follow(told: Told, signal: AbortSignal): Promise<Told> {
    const origin = originOf(told);
    const { intervalMs, counters } = told.statistics;
    const poll = this.#mirror.poll(counters, { intervalMs, nowMs: performance.now() });
    let newest = told;
    let step = poll.next();
    while (step.done !== true) {
      const question = step.value;
      if (question.kind === "batch") {
        const batches = await this.#readBatch(question.id, origin, signal);
        step = poll.next({ batches });
      } else {
        const batches = await this.#readList(origin, signal);
        newest = await this.#statisticsOf(told.listed, signal);
        step = poll.next({ batches, countersAfter: newest.statistics.counters });
      }
    }
    return newest;
  }

  async #readList(origin: BatchOrigin, signal: AbortSignal): Promise<readonly MicroBatch[]> {
    const call = "streaming/batches";
    return parseBatches(
      await this.#application.get(call, call, origin.application, signal),
      origin,
    );
  }

  /** Empty when the driver does not know the batch: not made yet, or evicted. */
  async #readBatch(
    batchId: number,
    origin: BatchOrigin,
    signal: AbortSignal,
  ): Promise<readonly MicroBatch[]> {
    const call = "streaming/batches/{id}";
    try {
      const path = `streaming/batches/${batchId}`;
      const body = await this.#application.get(path, call, origin.application, signal);
      const batch = parseBatch(body, origin);
      if (batch.at !== batchId) throw anotherBatch(call);
      return [batch];
    } catch (error) {
      if (isSourceError(error) && error.fault === "not-found") return [];
      throw error;
    }
  }
}

function originOf({ listed, statistics: { streamingStartedAt } }: Told): BatchOrigin {
  const started = streamingStartedAt === undefined ? {} : { streamingStartedAt };
  return { application: listed.id, streamingSince: streamingStart({ ...listed, ...started }) };
}

/** A driver that answers so could be asked for ever. */
function anotherBatch(call: string): SourceError {
  return new SourceError({
    source: "spark",
    call,
    fault: "malformed",
    message: `spark: ${call} answers with another batch than the one asked for: check what stands between Narrows and the driver`,
  });
}
