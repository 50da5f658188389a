import { setImmediate } from "node:timers/promises";
import type { Fill } from "@/lib/domain/coverage";
import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import { REMEMBERED_MS } from "@/lib/domain/look-back";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { SourceState } from "@/lib/domain/source-state";
import type { Evaluation } from "@/lib/domain/verdict";
import type { VerdictChange } from "@/lib/domain/verdict-change";
import type { History, PinnedVerdict } from "@/lib/history/port";
import { ageClock } from "@/lib/process/age-clock";
import { log } from "@/lib/process/log";
import { historyState } from "./history-state";
import { WriteQueue, type WriteOptions } from "./write-queue";

type Kept = Pick<
  History,
  | "recordPeriods"
  | "recordBatches"
  | "recordFact"
  | "recordEvaluations"
  | "recordChange"
  | "pinVerdict"
  | "recordFill"
  | "trouble"
>;

/** Three hours of a pipeline with one-second batches, twice over. */
const MOST = 25_000;

/** Nothing waits for a write, so it may take its time. */
const TIMEOUT_MS = 10_000;

/** The first retries come soon: a lock is released within a second or two. */
const RETRY = { firstMs: 1_000, mostMs: 30_000 };

/** Rows of a back-fill in one write: a few milliseconds of work. */
const ROWS_AT_ONCE = 300;

/**
 * Writes what is known of one pipeline into its history, in the background. A poll ends when its
 * source has answered. Whether the history takes the answer is the history's own health.
 */
export class PipelineWrites {
  readonly #history: Kept;
  readonly #id: string;
  readonly #queue: WriteQueue;
  /** When something was last written to the disk, by the age clock; null: never. */
  #keptAt: number | null = null;

  constructor(history: Kept, pipelineId: string) {
    this.#history = history;
    this.#id = pipelineId;
    this.#queue = new WriteQueue({
      most: MOST,
      keptMs: REMEMBERED_MS,
      timeoutMs: TIMEOUT_MS,
      retry: RETRY,
      age: () => ageClock.now(),
      onRefused: (lane, error, times) => {
        const what = { pipeline: pipelineId, lane, times, error: String(error) };
        // Once is enough: a store that is away for hours would fill the log.
        log[times === 1 ? "warn" : "debug"](what, "the history refused a write");
      },
    });
  }

  /** @param written called when they are written; not when they are dropped */
  periods(periods: readonly MetricPeriod[], written?: () => void): void {
    if (periods.length === 0) return;
    const write = (signal: AbortSignal) => this.#history.recordPeriods(this.#id, periods, signal);
    this.#write("periods", write, { end: (isWritten) => isWritten && written?.() });
  }

  batches(batches: readonly MicroBatch[]): void {
    this.#write("batches", (signal) => this.#history.recordBatches(this.#id, batches, signal));
  }

  fact<K extends FactKind>(kind: K, reading: Reading<FactShapes[K]>): void {
    this.#write(kind, (signal) => this.#history.recordFact(this.#id, kind, reading, signal));
  }

  evaluations(evaluations: readonly Evaluation[]): void {
    this.#write("evaluations", (signal) =>
      this.#history.recordEvaluations(this.#id, evaluations, signal),
    );
  }

  /** No source can report it again, so it waits until it is written. */
  change(change: VerdictChange): void {
    this.#write("changes", (signal) => this.#history.recordChange(change, signal), {
      mustLast: true,
    });
  }

  /** A past verdict as it was first shown. It is written after the answer that shows it was sent. */
  verdict(kept: PinnedVerdict): void {
    globalThis.setImmediate(() => {
      this.#write("verdicts", (signal) => this.#history.pinVerdict(this.#id, kept, signal));
    });
  }

  /**
   * Writes the answer to a back-fill, then the note that it was answered: never the note alone.
   * Resolves to true when all is written, to false when it was dropped.
   */
  fill(rows: readonly MetricPeriod[], fill: Fill): Promise<boolean> {
    let written = 0;
    const write = async (signal: AbortSignal): Promise<void> => {
      while (written < rows.length) {
        const next = rows.slice(written, written + ROWS_AT_ONCE);
        await this.#history.recordPeriods(this.#id, next, signal);
        written += next.length;
        await setImmediate();
        signal.throwIfAborted();
      }
      await this.#history.recordFill(this.#id, fill, signal);
    };
    return new Promise((end) => this.#write("back-fill", write, { end }));
  }

  /** Resolves when all is written or the history refuses something, but after `ms` at the latest. */
  settled(ms: number): Promise<void> {
    return this.#queue.settled(ms);
  }

  /** How the history takes this pipeline's writes. Epoch ms. */
  state(now: number): SourceState {
    const { refusedSince, waiting, lost } = this.#queue;
    const health = {
      trouble: this.#history.trouble(),
      waiting,
      lost,
      lastWrittenAt: this.#keptAt === null ? null : ageClock.toWallClock(this.#keptAt),
      ...(refusedSince !== undefined && { refusedSince: ageClock.toWallClock(refusedSince) }),
    };
    return historyState(health, now);
  }

  /** How many writes wait, and how many were dropped since the start. */
  get counts(): { readonly waiting: number; readonly lost: number } {
    const { waiting, lost } = this.#queue;
    return { waiting, lost };
  }

  #write(
    lane: string,
    write: (signal: AbortSignal) => Promise<unknown>,
    options?: WriteOptions,
  ): void {
    const noted = async (signal: AbortSignal): Promise<void> => {
      await write(signal);
      // A history in trouble keeps it in memory only.
      if (this.#history.trouble() === undefined) this.#keptAt = ageClock.now();
    };
    this.#queue.add(lane, noted, options);
  }

  /** Tries the waiting writes once more, for at most `ms`, and nothing after that. */
  end(ms: number): Promise<void> {
    return this.#queue.end(ms);
  }
}
