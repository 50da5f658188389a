import type { Fill } from "@/lib/domain/coverage";
import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { MetricPeriod, PeriodMetric } from "@/lib/domain/metric-period";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { LoggedChange, VerdictChange } from "@/lib/domain/verdict-change";
import type { PipelineWindow } from "@/lib/domain/window";

export interface Span {
  /** Epoch ms, inclusive. */
  readonly from: number;
  /** Epoch ms, exclusive. */
  readonly to: number;
}

/** Mean and extremes of the datapoints inside one bucket; `count` is how many there were. */
export interface Stat {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

export interface PeriodBucket {
  readonly at: number;
  readonly values: Readonly<Partial<Record<PeriodMetric, Stat>>>;
}

/** Batches whose instant lies in the bucket; a stat is absent when no batch in it has that number. */
export interface BatchBucket {
  readonly at: number;
  readonly batches: number;
  readonly records: Stat;
  readonly schedulingDelayMs?: Stat;
  readonly processingTimeMs?: Stat;
  readonly totalDelayMs?: Stat;
}

/**
 * How many batches waited at the bucket's end, and the most that did at any instant of it. A bucket
 * in which none was created, started or waiting is not there: nothing is known of it.
 */
export interface QueueBucket {
  readonly at: number;
  readonly queued: number;
  readonly max: number;
}

/** A kept verdict, and what its judge knew of. */
export interface PinnedVerdict {
  readonly verdict: Verdict;
  /** When the newest back-fill that reaches into its time was asked, epoch ms; 0: there was none. */
  readonly filledAt: number;
}

/**
 * Keeps what was seen. It may live across a network and be shared by many processes, so it promises
 * only what such a store can:
 *
 * - *Every write is idempotent* and merges with what is kept, item by item: it may be made again at any
 *   time, late, in another order, and by another writer. An item is one period, batch, reading, evaluation,
 *   verdict, change or fill. No two items are written as one.
 * - *A write that resolves is kept*, also when its process is killed at once; while there is `trouble` only
 *   memory may hold it. It need not be seen by the next read: a store may answer with what it knew a second
 *   ago.
 * - *A read is of one pipeline and a span of time*, or of the newest item before an instant. None goes
 *   through all that there is, and none counts it.
 * - *A signal that is aborted* lets go of the call: it rejects with the signal's reason.
 *
 * **What failure means.** A read that rejects says nothing of the past: ask again. A write that rejects
 * may have kept all of it, a part or nothing: make it again. Neither says anything of a source.
 *
 * Times are epoch ms; all lists come back ascending in time.
 */
export interface History extends HistoryWrites, HistoryReads {
  /**
   * Lets go of what is older than `before`, but not of the fact of each kind that held then. It may be
   * gone later than that, or not at all where a store forgets by itself. It should be called every few
   * hours. When it rejects, some of what is old is still there, and goes the next time.
   */
  expire(before: number, signal?: AbortSignal): Promise<void>;
  /** Set while the store is out of order (read-only, full, locked); a sentence for the page. */
  trouble(): string | undefined;
  /** What happened to a store that is in order again, and is worth knowing: a sentence for the page. */
  notice(): string | undefined;
  /** Makes what waits, and lets go of the store. Never rejects; what comes later is kept nowhere. */
  close(): Promise<void>;
}

/** Each rejects when the store cannot say that it has kept everything: it is then made again. */
export interface HistoryWrites {
  /** Keeps periods of CloudWatch's, each merged with what is known of it (`mergePeriod`). */
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
   * Keeps a fact. A reading that says what the newest before it said may be left out: what holds at an
   * instant is the same with it and without it. Scans (`leases`, `work`) and `shardLags` are kept even
   * when alike, scans for a day at least, and so many of them as a store can bear.
   */
  recordFact<K extends FactKind>(
    pipelineId: string,
    kind: K,
    reading: Reading<FactShapes[K]>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Keeps evaluations by their minute: the later word counts, since it knew more. */
  recordEvaluations(
    pipelineId: string,
    evaluations: readonly Evaluation[],
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * Keeps a change of the verdict together with its entry in the outbox, as one item, unless a change
   * with its identity is kept already: then nothing is written. True when it was written.
   */
  recordChange(change: VerdictChange, signal?: AbortSignal): Promise<boolean>;
  /** Takes a change out of the outbox. It stays in the log. */
  takeOutOfOutbox(pipelineId: string, changeId: string, signal?: AbortSignal): Promise<void>;
  /**
   * Keeps the verdict of a past instant, so that a link says the same for ever. The first one stands;
   * only one that knew of a later back-fill takes its place. A store may let go of those that were kept
   * longest ago, not of the newest thousand of a pipeline.
   */
  pinVerdict(pipelineId: string, kept: PinnedVerdict, signal?: AbortSignal): Promise<void>;
  /** Notes that CloudWatch was asked for a span and has answered, after its periods were recorded. */
  recordFill(pipelineId: string, fill: Fill, signal?: AbortSignal): Promise<void>;
}

/** Each rejects when the store cannot answer: nothing is known then, which is not "nothing was there". */
export interface HistoryReads {
  /**
   * The diagnosis's input for a span. Facts include the newest reading before `from` of each kind,
   * so that what held at the beginning is known.
   */
  window(
    pipelineId: string,
    span: Span,
    publicationDelayMs: number,
    signal?: AbortSignal,
  ): Promise<PipelineWindow>;
  /**
   * Periods of the span in buckets of `stepMs`, aligned to its multiples. A store may have buckets of
   * some widths ready (`RESOLUTIONS`), and makes these of the coarsest that fits (`resolutionOf`).
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
  /** The newest minute that was judged, epoch ms; undefined: none ever was. */
  lastEvaluated(pipelineId: string, signal?: AbortSignal): Promise<number | undefined>;
  /** The changes of the verdict in the span, beginning with the one that held when it began. */
  changes(pipelineId: string, span: Span, signal?: AbortSignal): Promise<readonly LoggedChange[]>;
  /** The oldest changes that are in the outbox, at most `limit`: nobody has been told of them. */
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
  /** Batches of the span with a failed output operation, at most `limit`, newest kept. */
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
   * Minutes that start inside the span and that no kept period covers, as whole-minute spans: what
   * to back-fill.
   */
  missingMinutes(pipelineId: string, span: Span, signal?: AbortSignal): Promise<readonly Span[]>;
}
