import type { Coverage } from "@/lib/domain/coverage";
import type { BatchReference } from "@/lib/domain/micro-batch";
import type { SeriesName, Unit } from "@/lib/domain/series";
import type { HealthName, SourceStatus } from "@/lib/domain/source-state";
import type { Bottleneck, Cause, Severity, Verdict } from "@/lib/domain/verdict";
import type { Column } from "@/lib/domain/column";

/** How one upstream is doing, or the history, as the page words it. */
export interface SourceView {
  readonly name: HealthName;
  readonly status: SourceStatus;
  /** Epoch ms; null: never answered since start. Of the history: when it last took what was written. */
  readonly lastSuccessAt: number | null;
  /** What happened and what to do; present whenever status is late or failing. */
  readonly error?: string;
}

/**
 * The media type by which the page asks for a window with its series as columns. An instant beside
 * each value makes an answer three times as long, and a browser takes as much longer to read it.
 */
export const COLUMNS_TYPE = "application/vnd.narrows.columns+json";

/** One series of a window: a bucket from the first known one to the last, so that a hole is a null. */
export interface SeriesView extends Column {
  readonly unit: Unit;
  /** Extremes inside each bucket of `values`; null where a bucket holds one datapoint or none. */
  readonly min?: Column["values"];
  readonly max?: Column["values"];
}

/** A limit over time: the shard count is that of the minute drawn. */
export interface LimitView {
  readonly points: readonly (readonly [number, number])[];
}

export const EVENT_KINDS = [
  "app-restart",
  "app-replaced",
  "reshard",
  "receiver-lost",
  "receiver-back",
  "source-lost",
  "source-back",
  "batch-failed",
  "settings-changed",
  "verdict-changed",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

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
 * The worst verdict of a past window, where it speaks for the window and that of the window's end comes
 * second. Times epoch ms.
 */
export interface WorstView {
  /** When it began, with all data; it may be before the window. */
  readonly from: number;
  /** When it was over, or the window's end. */
  readonly to: number;
  /** As of the last minute in the window that was judged so. */
  readonly verdict: Verdict;
}

/** What the banner began to say at an instant, in the words of then; written once, never changed. */
export interface VerdictLogEntry extends Pick<
  Verdict,
  "at" | "bottleneck" | "severity" | "cause" | "since" | "headline"
> {
  /** When it said something else; null: not by the window's end. */
  readonly until: number | null;
  /** What all data show for the longest part of that time, where that is something else. */
  readonly reevaluation?: Pick<TimelineSpan, "from" | "to" | "cause" | "severity">;
}

export interface LeaseRowView {
  readonly shardId: string;
  readonly owner: string | null;
  readonly checkpoint: string | null;
  /** The lease counter rose between the last two scans; null before a second scan. */
  readonly alive: boolean | null;
  /** The checkpoint moved between the last two scans; null before a second scan. */
  readonly moved: boolean | null;
  /**
   * How late this application reads the shard, ms (KCL `MillisBehindLatest`); null: it was asked, and has
   * no datapoint. Absent when it was not asked lately, as while the stream is read in time.
   */
  readonly lagMs?: number | null;
}

export interface LeasesView {
  readonly table: string;
  readonly region: string;
  readonly scannedAt: number;
  readonly workers: number;
  readonly rows: readonly LeaseRowView[];
}

export interface FactsView {
  readonly mode: "provisioned" | "on-demand" | null;
  readonly openShards: number | null;
  readonly receivers: { readonly active: number; readonly configured: number } | null;
  readonly slots: { readonly total: number; readonly free: number | null } | null;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly leases?: LeasesView;
}

/** A link to where the evidence itself lives. */
export interface LinkView {
  readonly name: string;
  readonly href: string;
  /** The batch that it leads to, where it leads to one. */
  readonly batch?: BatchReference;
}

/**
 * One window of one pipeline, as the page gets it (`COLUMNS_TYPE`). Scripts get it as a
 * `PublicWindow`. Times epoch ms.
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
    /** What lies after it is provisional: drawn dashed, never evaluated. */
    readonly settledTo: number;
  };
  /** As of `window.to`. */
  readonly verdict: Verdict;
  /** Absent while the window is live, and where `verdict` speaks for it. */
  readonly worst?: WorstView;
  /** With all data that came since. What was said at the time is in `said`. */
  readonly timeline: readonly TimelineSpan[];
  /** What the banner said, oldest first, beginning with what it was saying at the window's start. */
  readonly verdictLog: readonly VerdictLogEntry[];
  readonly events: readonly EventView[];
  readonly series: Readonly<Record<SeriesName, SeriesView>>;
  readonly limits: {
    readonly writeBytesPerSecond: LimitView | null;
    readonly writeRecordsPerSecond: LimitView | null;
    readonly readBytesPerSecond: LimitView | null;
    readonly batchIntervalMs: number | null;
    readonly retentionMs: number | null;
  };
  /** Which part of the window can be known, and what is being fetched. */
  readonly coverage: Coverage;
  readonly facts: FactsView;
  readonly sources: readonly SourceView[];
  /** Spark's pages, CloudWatch's console, the lease table: filled in for this window. */
  readonly links: readonly LinkView[];
  /** Present while the dashboard itself is in trouble (its store, say): what, and what to do. */
  readonly notice?: string;
}

/** The page asks again this often; also the pace after an error. */
export const REFRESH_MS = 5_000;

/** A page without a good answer for this long says so in words, and nothing on it stays green. */
export const STALE_AFTER_MS = 15_000;

export const DEFAULT_RANGE = { from: "now-1h", to: "now" } as const;
export const DEFAULT_POINTS = 360;
export const MAX_POINTS = 1000;
