import type { BatchLookedInto, LookFault } from "@/lib/domain/batch-work";
import type { Filling } from "@/lib/domain/coverage";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { WhichBatch } from "@/lib/domain/which-batch";
import type { History, PinnedVerdict, Span } from "@/lib/history/port";
import type { FairQueue } from "./fair-queue";

/** The part of the history that answers may use: observers write, answers read. */
export type HistoryReader = Omit<
  History,
  Extract<keyof History, `record${string}`> | "takeOutOfOutbox" | "expire" | "close"
>;

/** One pipeline as its observer shows it. */
export interface Observed {
  readonly pipeline: Pipeline;
  /** What is known at this instant, epoch ms. */
  snapshot(now: number): Snapshot;
  /** Asks the observer to fetch what the history lacks of a span. Does not wait for CloudWatch. */
  want(span: Span, now: number): Promise<void>;
  /** The progress of that; null: nothing is queued or under way for this span. */
  filling(span: Span): Filling | null;
  /**
   * Asks the observer to look into a batch: the only read of an upstream for a viewer, shared by
   * all of them. Undefined: there is no such batch. A fault: the driver gave no usable answer.
   */
  lookInto(which: WhichBatch): Promise<BatchLookedInto | LookFault | undefined>;
  /** Asks the observer to keep a past verdict as it was first shown. */
  keepVerdict(kept: PinnedVerdict): void;
}

/** What answers are made from; the running process provides it. */
export interface AnswerContext {
  readonly config: {
    readonly demo: boolean;
    readonly publicationDelayMs: number;
    readonly historyDays: number;
    readonly publicUrl: string | undefined;
  };
  readonly history: HistoryReader;
  /** By pipeline id, in the configured order. */
  readonly pipelines: ReadonlyMap<string, Observed>;
  /** Every read of a window waits here for its turn. */
  readonly queue: FairQueue;
  /** The dashboard's own trouble, in a sentence for the page; undefined: none. */
  readonly trouble: () => string | undefined;
}
