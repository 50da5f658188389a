import type { Filling } from "@/lib/domain/coverage";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { History, PinnedVerdict, Span } from "@/lib/history/port";
import type { FairQueue } from "./fair-queue";

/** The history as answers may use it: observers write, answers read. */
export type HistoryReader = Omit<
  History,
  Extract<keyof History, `record${string}`> | "takeOutOfOutbox" | "expire" | "close"
>;

/** One pipeline as its observer shows it. */
export interface Observed {
  readonly pipeline: Pipeline;
  /** What is known at this instant, epoch ms. */
  snapshot(now: number): Snapshot;
  /** Asks the observer to fetch what the history lacks of a span; does not wait for CloudWatch. */
  want(span: Span, now: number): Promise<void>;
  /** How that stands; null: nothing is being fetched for this span. */
  filling(span: Span): Filling | null;
  /** Asks the observer to keep a past verdict as it was first told. */
  keepVerdict(kept: PinnedVerdict): void;
}

/** What all answers are made of: the running process gives it. */
export interface AnswerContext {
  readonly config: {
    readonly demo: boolean;
    readonly publicationDelayMs: number;
    readonly historyDays: number;
    readonly publicUrl: string | undefined;
  };
  readonly history: HistoryReader;
  /** By the pipeline's id, in the configured order. */
  readonly pipelines: ReadonlyMap<string, Observed>;
  /** Whatever reads a window waits here until it may. */
  readonly queue: FairQueue;
  /** The dashboard's own trouble, in a sentence for the page; undefined: it has none. */
  readonly trouble: () => string | undefined;
}
