import type { OnsetChanges } from "@/lib/domain/comparison";
import type { Coverage } from "@/lib/domain/coverage";
import type { DelayBudget } from "@/lib/domain/delay-budget";
import type { BatchReference } from "@/lib/domain/micro-batch";
import type { SeriesName, Unit } from "@/lib/domain/series";
import type { HealthName, SourceStatus } from "@/lib/domain/source-state";
import type { Bottleneck, Cause, Severity, Verdict } from "@/lib/domain/verdict";
import type { Column } from "@/lib/domain/column";
import type { FactsView } from "./facts";

/** The status of one upstream, or of the history, in the page's words. */
export interface SourceView {
  readonly name: HealthName;
  readonly status: SourceStatus;
  /** Epoch ms; null: no answer since the start. For the history: when it last took a write. */
  readonly lastSuccessAt: number | null;
  /** What happened and what to do; present whenever status is late or failing. */
  readonly error?: string;
}

/**
 * The media type with which the page asks for series as columns. With an instant beside each value
 * an answer is three times as long, and a browser takes three times as long to read it.
 */
export const COLUMNS_TYPE = "application/vnd.narrows.columns+json";

/** One series of a window: all buckets from the first known one to the last. A gap is a null. */
export interface SeriesView extends Column {
  readonly unit: Unit;
  /** Extremes inside each bucket of `values`; null where a bucket holds one datapoint or none. */
  readonly min?: Column["values"];
  readonly max?: Column["values"];
}

/** A limit over time: it follows the shard count of each minute. */
export interface LimitView {
  readonly points: readonly (readonly [number, number])[];
}

export type EventKind =
  | "app-restart"
  | "app-replaced"
  | "reshard"
  | "receiver-lost"
  | "receiver-back"
  | "executor-lost"
  | "executor-back"
  | "source-lost"
  | "source-back"
  | "batch-failed"
  | "settings-changed"
  | "verdict-changed";

export interface EventView {
  readonly at: number;
  readonly kind: EventKind;
  readonly text: string;
}

export interface TimelineSpan {
  readonly from: number;
  readonly to: number;
  readonly bottleneck: Bottleneck;
  readonly cause: Cause;
  readonly severity: Severity;
}

/**
 * The worst verdict of a past window, when it leads and the verdict of the window's end comes
 * second. Times epoch ms.
 */
export interface WorstView {
  /** When it began, as all data show. It may be before the window. */
  readonly from: number;
  /** When it ended, or the window's end. */
  readonly to: number;
  /** The verdict of its last minute in the window. */
  readonly verdict: Verdict;
}

/** A change of the verdict in the words of its time. Written once, never changed. */
export interface VerdictLogEntry extends Pick<
  Verdict,
  "at" | "bottleneck" | "severity" | "cause" | "since" | "headline"
> {
  /** When the next change came; null: not before the window's end. */
  readonly until: number | null;
  /** The verdict that all data show for most of that time, when it differs. */
  readonly reevaluation?: Pick<TimelineSpan, "from" | "to" | "cause" | "severity">;
}

/** A link to the place where the evidence itself is. */
export interface LinkView {
  readonly name: string;
  readonly href: string;
  /** The batch that it links to, if any. */
  readonly batch?: BatchReference;
}

/**
 * One window of one pipeline, as the page gets it (`COLUMNS_TYPE`). Scripts get a `PublicWindow`.
 * Times epoch ms.
 */
export interface WindowAnswer {
  readonly now: number;
  readonly demo: boolean;
  readonly pipeline: {
    readonly id: string;
    readonly name: string;
    readonly stream: string;
    readonly region: string;
    readonly application?: {
      readonly id: string;
      readonly name: string;
      readonly startedAt: number;
      readonly sparkVersion: string;
    };
  };
  readonly window: {
    readonly from: number;
    readonly to: number;
    /** `to` is relative and reaches now. */
    readonly live: boolean;
    /**
     * Data after it are provisional: drawn dashed, never evaluated. At most the end of the last
     * bucket.
     */
    readonly settledTo: number;
    /**
     * CloudWatch's series end here. A younger minute is still being counted: CloudWatch publishes
     * its sums bit by bit, and it is shown when two polls in a row have given the same values.
     */
    readonly countedTo: number;
  };
  /** As of `window.to`. */
  readonly verdict: Verdict;
  /** Absent while the window is live, and when `verdict` leads. */
  readonly worst?: WorstView;
  /**
   * What moved first around the beginning of the shown verdict (`worst`, or else `verdict`), while
   * that is a warning or critical. It is made once a minute at most. Absent: it is not made yet, or
   * the beginning is not known.
   */
  readonly changes?: OnsetChanges;
  /** Evaluated with all data known now. What was shown at the time is in `verdictLog`. */
  readonly timeline: readonly TimelineSpan[];
  /**
   * The log of the verdict, oldest first. It begins with the entry in force at the window's start.
   */
  readonly verdictLog: readonly VerdictLogEntry[];
  readonly events: readonly EventView[];
  readonly series: Readonly<Record<SeriesName, SeriesView>>;
  readonly limits: {
    readonly writeBytesPerSecond: LimitView | null;
    readonly writeRecordsPerSecond: LimitView | null;
    readonly readBytesPerSecond: LimitView | null;
    readonly batchIntervalMs: number | null;
    readonly retentionMs: number | null;
    /** The longest end-to-end delay that is accepted; null: nobody has set one. */
    readonly targetDelayMs: number | null;
  };
  /** How much of this month's budget is spent; absent without a target, in past windows, and until counted. */
  readonly delayBudget?: DelayBudget;
  /** The part of the window that can be known, and what is being fetched. */
  readonly coverage: Coverage;
  readonly facts: FactsView;
  readonly sources: readonly SourceView[];
  /** Spark's pages, CloudWatch's console, the lease table, each for this window. */
  readonly links: readonly LinkView[];
  /**
   * Present while the dashboard itself is in trouble (its store, for example): what, and what to
   * do.
   */
  readonly notice?: string;
}

/** The page polls this often, also after an error. */
export const REFRESH_MS = 5_000;

/** After this time without a good answer the page says so, and nothing on it stays green. */
export const STALE_AFTER_MS = 15_000;

export const DEFAULT_RANGE = { from: "now-1h", to: "now" } as const;
export const DEFAULT_POINTS = 360;
export const MAX_POINTS = 1000;
