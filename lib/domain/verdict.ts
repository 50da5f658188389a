import type { Change } from "./change";
import type { Clearing } from "./clearing";
import type { BatchReference } from "./micro-batch";
import type { SeriesName, Unit } from "./series";

export type Bottleneck = "consumer" | "shards-write" | "shards-read" | "both" | "none" | "unknown";

export type Severity = "ok" | "info" | "warning" | "critical" | "unknown";

/** Every word the banner may say, in the order in which the rules are tried. */
export const CAUSES = [
  "down",
  "spark-unreachable",
  "driver-stalled",
  "no-cores-left",
  "stuck-batch",
  "no-data",
  "reading-nothing",
  "recovering",
  "processing-too-slow",
  "rate-cap",
  "backpressure",
  "other-consumer",
  "read-limit",
  "shards-unread",
  "shared-leases",
  "slow-reading",
  "write-limit",
  "hot-shard",
  "failing-batches",
  "at-risk",
  "idle",
  "keeping-up",
] as const;
export type Cause = (typeof CAUSES)[number];

/** Also said beside a cause, never as one: records are expiring unread. */
export type AlsoCause = Cause | "losing-data";

/** What must be proven before a verdict may be calm. */
export type ProofName =
  | "minutes-published"
  | "stream-read"
  | "all-shards-read"
  | "small-lag"
  | "intake-accounts"
  | "batches-made"
  | "same-application";

export interface Evidence {
  /** Of a proof, `clear` is proven, `holds` refuted, and `blind` not proven. */
  readonly rule: Cause | "losing-data" | "leases" | "receivers" | ProofName;
  /** What was looked at, in words with numbers and units. */
  readonly text: string;
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly limit: number | null;
  /** The span looked at, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly state: "holds" | "clear" | "blind";
  /** The series that shows it, when one does. */
  readonly series?: SeriesName;
}

export interface Advice {
  readonly text: string;
  /** The evidence it rests on. */
  readonly because: string;
  /** A command to copy; shown, never run. */
  readonly command?: string;
  /** The batch to look at in Spark's UI. */
  readonly batch?: BatchReference;
}

/**
 * The numbers a person asks for; null: does not apply or cannot be known. What may be absent is so in
 * numbers that an older version stored, or where it does not apply.
 */
export interface VerdictNumbers {
  readonly utilisationRatio: number | null;
  readonly sustainableRecordsPerSecond: number | null;
  /** Waiting in the stream, read or not, and in Spark. What was refused is no part of it. */
  readonly backlogRecords: number | null;
  /** Of the backlog, about what lies in shards that this application does not read. */
  readonly unreadRecords?: number | null;
  /** What comes to those shards, user records/s. */
  readonly unreadRecordsPerSecond?: number | null;
  /** What the shards lately refused of what producers wrote, records/s: in their buffers, or lost. */
  readonly refusedRecordsPerSecond?: number | null;
  /** Of a record that is put now. */
  readonly endToEndDelayMs: number | null;
  /** True: nobody knows how long it and the waits will be, and they are at least so long. */
  readonly delayIsAtLeast?: boolean;
  /** To when the data reach that the delay is of, epoch ms: CloudWatch's are minutes old. */
  readonly delayAsOf?: number;
  readonly waitingInStreamMs: number | null;
  readonly waitingInSparkMs: number | null;
  readonly processingMs: number | null;
  readonly catchUpMs: number | null;
  readonly timeToDataLossMs: number | null;
}

/** Those of them that are quantities. */
export type NumberName = Exclude<keyof VerdictNumbers, "delayIsAtLeast" | "delayAsOf">;

/** How a backlog is worked off. */
export interface RecoveryProgress {
  /** What began it: a start, the end of a batch that hung, more being read, or less waiting in Spark. */
  readonly by: "restart" | "batch-ended" | "reading" | "draining";
  /** When it began, epoch ms. */
  readonly from: number;
  /** Records put and not done when it began, and now; null: not known. */
  readonly backlogAtStart: number | null;
  readonly leftRecords: number | null;
  /** When nothing will be left at the present rates, epoch ms; null: not known. */
  readonly levelAt: number | null;
  /** Nothing is left; absent while something is, or it is not known. */
  readonly isLevel?: boolean;
}

export interface Verdict {
  readonly at: number;
  readonly bottleneck: Bottleneck;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly also: readonly AlsoCause[];
  /** When this state began, epoch ms. */
  readonly since: number | null;
  /** The state is older than the data: it began at `since` or before. */
  readonly sinceIsAtLeast?: boolean;
  /** What changed from two minutes before `since` to one after, of a critical or a warning; absent: nothing known. */
  readonly changedBefore?: readonly Change[];
  readonly headline: string;
  readonly evidence: readonly Evidence[];
  readonly blind: readonly { readonly rule: Cause; readonly missing: string }[];
  readonly advice: readonly Advice[];
  readonly numbers: VerdictNumbers;
  /** What must be seen for it to clear: while it is critical, or its trouble is being worked off. */
  readonly clearing?: Clearing;
  /** While `recovering` is said, to its end, as far as it is known. */
  readonly recovery?: RecoveryProgress;
}

/** What is kept of a whole minute's verdict: enough for the timeline and the judged series. */
export interface Evaluation {
  /** The minute at whose instant it was given, epoch ms, a whole minute. */
  readonly at: number;
  readonly bottleneck: Bottleneck;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly since: number | null;
  readonly numbers: VerdictNumbers;
}
