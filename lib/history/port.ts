import type { Fill } from "@/lib/domain/coverage";
import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { LoggedChange, VerdictChange } from "@/lib/domain/verdict-change";
import type { PipelineWindow } from "@/lib/domain/window";
import type { PeriodBucket, BatchBucket, QueueBucket } from "./buckets";

export interface Span {
  /** Epoch ms, inclusive. */
  readonly from: number;
  /** Epoch ms, exclusive. */
  readonly to: number;
}

/** A kept verdict, and what its evaluation knew. */
export interface PinnedVerdict {
  readonly verdict: Verdict;
  /** When the newest back-fill that reaches into its time was requested, epoch ms; 0: there was none. */
  readonly filledAt: number;
}

/**
 * Keeps what was observed. The store may be across a network and shared by many processes, so the
 * port promises only what such a store can do:
 *
 * - *Every write is idempotent* and merges with what is kept, item by item. It may be made again at any
 *   time, late, in another order, and by another writer. An item is one period, batch, reading,
 *   evaluation, verdict, change or fill. No two items are written as one.
 * - *A write that resolves is kept*, even when its process is killed at once. While there is `trouble`,
 *   it may be in memory only. The next read need not see it: a store may answer with its state of a
 *   second ago.
 * - *A read covers one pipeline and a span of time*, or the newest item before an instant. No read scans
 *   or counts everything that is kept.
 * - *An aborted signal* ends the call: it rejects with the signal's reason.
 *
 * **What failure means.** A read that rejects says nothing of the past: read again. A write that rejects
 * may have kept everything, a part or nothing: make it again. Neither says anything of a source.
 *
 * Times are epoch ms; all lists are ascending in time.
 */
export interface History extends HistoryWrites, HistoryReads {
  /**
   * Deletes what is older than `before`, except the fact of each kind that held then. It may be
   * deleted later, or not at all if a store expires data by itself. Call it every few hours. When
   * it rejects, some old data remain, and are deleted the next time.
   */
  expire(before: number, signal?: AbortSignal): Promise<void>;
  /** Set while the store is out of order (read-only, full, locked); a sentence for the page. */
  trouble(): string | undefined;
  /** What happened to a store that is in order again and should be known: a sentence for the page. */
  notice(): string | undefined;
  /** Makes the waiting writes and releases the store. Never rejects; later writes are kept nowhere. */
  close(): Promise<void>;
}

/** Each rejects when the store cannot say that it has kept everything: the write is then made again. */
export interface HistoryWrites {
  /** Keeps CloudWatch periods, each merged with what is known of it (`mergePeriod`). */
  recordPeriods(
    pipelineId: string,
    minutes: readonly MetricPeriod[],
    signal?: AbortSignal,
  ): Promise<void>;
  /** Keeps batches by their application and key, each merged with what is known of it (`mergeBatch`). */
  recordBatches(
    pipelineId: string,
    batches: readonly MicroBatch[],
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * Keeps a fact. A reading that repeats the newest one before it may be left out: what holds at an
   * instant is the same with and without it. Scans (`leases`, `work`) and `shardLags` are kept even
   * when equal: scans for at least a day, and as many as a store can bear.
   */
  recordFact<K extends FactKind>(
    pipelineId: string,
    kind: K,
    reading: Reading<FactShapes[K]>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Keeps evaluations by their minute. A later one replaces an earlier one, since it knew more. */
  recordEvaluations(
    pipelineId: string,
    evaluations: readonly Evaluation[],
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * Keeps a change of the verdict together with its entry in the outbox, as one item. If a change
   * with its identity is already kept, nothing is written. True when it was written.
   */
  recordChange(change: VerdictChange, signal?: AbortSignal): Promise<boolean>;
  /** Removes a change from the outbox. It stays in the log. */
  takeOutOfOutbox(pipelineId: string, changeId: string, signal?: AbortSignal): Promise<void>;
  /**
   * Keeps the verdict of a past instant, so that a link always says the same. The first one stays;
   * only one that knew of a later back-fill replaces it. A store may drop those kept longest ago,
   * but not the newest thousand of a pipeline.
   */
  pinVerdict(pipelineId: string, kept: PinnedVerdict, signal?: AbortSignal): Promise<void>;
  /**
   * Notes that CloudWatch was asked for a span and has answered. Call it after its periods were
   * recorded.
   */
  recordFill(pipelineId: string, fill: Fill, signal?: AbortSignal): Promise<void>;
}

/** Each rejects when the store cannot answer. Then nothing is known, which is not "nothing was there". */
export interface HistoryReads {
  /**
   * The diagnosis's input for a span. Its facts include the newest reading of each kind before
   * `from`, so that what held at the start is known.
   */
  window(
    pipelineId: string,
    span: Span,
    publicationDelayMs: number,
    signal?: AbortSignal,
  ): Promise<PipelineWindow>;
  /**
   * Periods of the span in buckets of `stepMs`, aligned to its multiples. A store may keep buckets
   * of some widths (`RESOLUTIONS`), and makes these from the coarsest that fits (`resolutionOf`).
   */
  periodBuckets(
    pipelineId: string,
    span: Span,
    stepMs: number,
    signal?: AbortSignal,
  ): Promise<readonly PeriodBucket[]>;
  /** Batches of the span in buckets, as above. */
  batchBuckets(
    pipelineId: string,
    span: Span,
    stepMs: number,
    signal?: AbortSignal,
  ): Promise<readonly BatchBucket[]>;
  /** The queue over the span in buckets, as above. */
  queueBuckets(
    pipelineId: string,
    span: Span,
    stepMs: number,
    signal?: AbortSignal,
  ): Promise<readonly QueueBucket[]>;
  evaluations(pipelineId: string, span: Span, signal?: AbortSignal): Promise<readonly Evaluation[]>;
  /** The newest evaluated minute, epoch ms; undefined: there is none. */
  lastEvaluated(pipelineId: string, signal?: AbortSignal): Promise<number | undefined>;
  /** The changes of the verdict in the span, beginning with the one that held when it began. */
  changes(pipelineId: string, span: Span, signal?: AbortSignal): Promise<readonly LoggedChange[]>;
  /** The oldest changes in the outbox, at most `limit`: nobody has been notified of them. */
  outbox(
    pipelineId: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly VerdictChange[]>;
  /** The kept verdict of exactly this instant. */
  pinnedVerdict(
    pipelineId: string,
    at: number,
    signal?: AbortSignal,
  ): Promise<PinnedVerdict | undefined>;
  /** Back-fills that reach into the span. */
  fills(pipelineId: string, span: Span, signal?: AbortSignal): Promise<readonly Fill[]>;
  /** Batches of the span with a failed output operation, the newest `limit` of them. */
  failedBatches(
    pipelineId: string,
    span: Span,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly MicroBatch[]>;
  /** The facts of a window of these kinds only, each list beginning with what held at `from`. */
  windowFacts<K extends FactKind>(
    pipelineId: string,
    span: Span,
    kinds: readonly K[],
    signal?: AbortSignal,
  ): Promise<Pick<PipelineWindow["facts"], K>>;
  facts<K extends FactKind>(
    pipelineId: string,
    kind: K,
    span: Span,
    signal?: AbortSignal,
  ): Promise<readonly Reading<FactShapes[K]>[]>;
  /**
   * Minutes that start inside the span and that no kept period covers, as whole-minute spans: the
   * input of a back-fill.
   */
  missingMinutes(pipelineId: string, span: Span, signal?: AbortSignal): Promise<readonly Span[]>;
}
