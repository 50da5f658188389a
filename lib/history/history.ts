import type { Batch } from "@/lib/domain/batch";
import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import type { Minute, MinuteMetric } from "@/lib/domain/minute";
import type { Fill } from "@/lib/domain/coverage";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
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

export interface MinuteBucket {
  readonly at: number;
  readonly values: Readonly<Partial<Record<MinuteMetric, Stat>>>;
}

/** Batches whose id lies in the bucket; a stat is absent when no batch in it has that number. */
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

/**
 * What was seen, kept. Every write is idempotent: the same minute, batch or fact may be recorded
 * again at any time. A second implementation may live across a network, so everything is a promise.
 * Times are epoch ms; all lists come back ascending in time.
 */
export interface History {
  /**
   * Keeps minutes. Of two answers for the same minute the one read later wins, metric by metric; a
   * metric known before is not forgotten by an answer that was not asked for it (the application's
   * own lag is asked for only at times). Provisional values are so overwritten until settled. A
   * finer period replaces a coarser one that starts with it, and is never replaced by it.
   */
  recordMinutes(pipelineId: string, minutes: readonly Minute[]): Promise<void>;
  /** Keeps batches by (application, id); keys known before are not forgotten by a poorer answer. */
  recordBatches(pipelineId: string, batches: readonly Batch[]): Promise<void>;
  /**
   * Keeps a fact if it differs from the newest kept one of its kind up to its time. `leases` and
   * `work` are always kept, for a day and at most 3 000 of each.
   */
  recordFact<K extends FactKind>(
    pipelineId: string,
    kind: K,
    reading: Reading<FactShapes[K]>,
  ): Promise<void>;
  recordJudgements(pipelineId: string, judgements: readonly Judgement[]): Promise<void>;
  /**
   * Keeps a change of the verdict together with an entry in the outbox, unless a change with its
   * identity is kept already: then nothing is written. True when it was written.
   */
  recordChange(change: VerdictChange): Promise<boolean>;
  /** Takes a change out of the outbox; in the log it stays. */
  takeOutOfOutbox(pipelineId: string, changeId: string): Promise<void>;
  /**
   * Keeps the verdict of a past instant as it was first told, so that a link says the same for
   * ever. Of each pipeline the newest thousand are kept.
   */
  recordVerdict(pipelineId: string, verdict: Verdict): Promise<void>;
  /**
   * Notes that CloudWatch was asked for a span and has answered. Verdicts that were kept of that
   * time and of the three hours after it knew less: they are forgotten.
   */
  recordFill(pipelineId: string, fill: Fill): Promise<void>;

  /**
   * The diagnosis's input for a span. Facts include the newest reading before `from` of each kind,
   * so that what held at the beginning is known.
   */
  window(pipelineId: string, span: Span, publicationDelayMs: number): Promise<PipelineWindow>;
  /** Minutes of the span in buckets of `stepMs` aligned to multiples of `stepMs`. */
  minuteBuckets(pipelineId: string, span: Span, stepMs: number): Promise<readonly MinuteBucket[]>;
  batchBuckets(pipelineId: string, span: Span, stepMs: number): Promise<readonly BatchBucket[]>;
  queueBuckets(pipelineId: string, span: Span, stepMs: number): Promise<readonly QueueBucket[]>;
  judgements(pipelineId: string, span: Span): Promise<readonly Judgement[]>;
  /** The newest minute that was judged, epoch ms; undefined: none ever was. */
  lastJudged(pipelineId: string): Promise<number | undefined>;
  /** The changes of the verdict in the span, beginning with the one that held when it began. */
  changes(pipelineId: string, span: Span): Promise<readonly LoggedChange[]>;
  /** The oldest changes that are in the outbox, at most `limit`: nobody has been told of them. */
  outbox(pipelineId: string, limit: number): Promise<readonly VerdictChange[]>;
  /** The kept verdict of exactly this instant. */
  verdict(pipelineId: string, at: number): Promise<Verdict | undefined>;
  /** Back-fills that reach into the span. */
  fills(pipelineId: string, span: Span): Promise<readonly Fill[]>;
  /** Batches of the span with a failed output operation, at most `limit`, newest kept. */
  failedBatches(pipelineId: string, span: Span, limit: number): Promise<readonly Batch[]>;
  /** The facts of a window of these kinds only, each list beginning with what held at `from`. */
  windowFacts<K extends FactKind>(
    pipelineId: string,
    span: Span,
    kinds: readonly K[],
  ): Promise<Pick<PipelineWindow["facts"], K>>;
  facts<K extends FactKind>(
    pipelineId: string,
    kind: K,
    span: Span,
  ): Promise<readonly Reading<FactShapes[K]>[]>;

  /**
   * Minutes that start inside the span and that no kept period covers, as whole-minute spans: what
   * to back-fill.
   */
  missingMinutes(pipelineId: string, span: Span): Promise<readonly Span[]>;
  /**
   * Deletes what is older than `before`, keeping of each kind the fact that held then. Of facts that
   * change at every poll (counters, slots, source states) it also drops what is a day old and says
   * nothing lasting, so it should run at least every few hours.
   */
  expire(before: number): Promise<void>;
  /** Set while the store is out of order (read-only, full, locked); a sentence for the page. */
  trouble(): string | undefined;
  /** What happened to a store that is in order again, and is worth knowing: a sentence for the page. */
  notice(): string | undefined;
  close(): Promise<void>;
}
