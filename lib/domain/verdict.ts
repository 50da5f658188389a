import type { Change } from "./change";
import type { Clearing } from "./clearing";
import type { BatchReference } from "./micro-batch";
import type { SeriesName, Unit } from "./series";

export type Bottleneck = "consumer" | "shards-write" | "shards-read" | "both" | "none" | "unknown";

export type Severity = "ok" | "info" | "warning" | "critical" | "unknown";

/** Every cause that the banner may show, in the order in which the rules are tried. */
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
  "over-target",
  "at-risk",
  "idle",
  "keeping-up",
] as const;
export type Cause = (typeof CAUSES)[number];

/** Also shown beside a cause, never as the cause: records are expiring unread. */
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
  /** For a part of the proof, `clear` means proven, `holds` refuted, and `blind` not proven. */
  readonly rule: Cause | "losing-data" | "leases" | "receivers" | ProofName;
  /** What was observed, in words with numbers and units. */
  readonly text: string;
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly limit: number | null;
  /** The observed span, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly state: "holds" | "clear" | "blind";
  /** The series that shows it, if any. */
  readonly series?: SeriesName;
}

export interface Advice {
  readonly text: string;
  /** The evidence for it. */
  readonly because: string;
  /** A command to copy; shown, never run. */
  readonly command?: string;
  /** The batch to look at in Spark's UI. */
  readonly batch?: BatchReference;
}

/**
 * The numbers that a person asks for; null: does not apply or is not known. Optional ones are
 * absent where they do not apply, and in numbers that an older version stored.
 */
export interface VerdictNumbers {
  readonly utilisationRatio: number | null;
  /** User records/s. */
  readonly sustainableRecordsPerSecond: number | null;
  /** User records waiting in the stream, read or not, and in Spark. Refused records are not included. */
  readonly backlogRecords: number | null;
  /** The estimated part of the backlog in shards that this application does not read. */
  readonly unreadRecords?: number | null;
  /** The rate at which those shards receive records, user records/s. */
  readonly unreadRecordsPerSecond?: number | null;
  /**
   * The rate at which the stream lately refused records, Kinesis records/s. They are in the producers'
   * buffers, or lost.
   */
  readonly refusedRecordsPerSecond?: number | null;
  /**
   * User records in a Kinesis record where the two differ, because producers aggregate; null: by no
   * steady factor. Absent: they are the same, or it is not known.
   */
  readonly userRecordsPerRecord?: number | null;
  /** Of a record that is put now. */
  readonly endToEndDelayMs: number | null;
  /** True: it and the waits are lower bounds, and the true values are not known. */
  readonly delayIsAtLeast?: boolean;
  /** The end of the data behind the delay, epoch ms. CloudWatch's are minutes old. */
  readonly delayAsOf?: number;
  readonly waitingInStreamMs: number | null;
  readonly waitingInSparkMs: number | null;
  readonly processingMs: number | null;
  readonly catchUpMs: number | null;
  readonly timeToDataLossMs: number | null;
}

/** The numbers that are quantities. */
export type NumberName = Exclude<keyof VerdictNumbers, "delayIsAtLeast" | "delayAsOf">;

/** Why numbers are not known, each in one clause. */
export type NotKnown = Readonly<Partial<Record<NumberName, string>>>;

/** The progress of working off a backlog. */
export interface RecoveryProgress {
  /** What began it: a start, the end of a stuck batch, more reading, or less waiting in Spark. */
  readonly by: "restart" | "batch-ended" | "reading" | "draining";
  /** When it began, epoch ms. */
  readonly from: number;
  /** Records put and not processed, when it began and now; null: not known. */
  readonly backlogAtStart: number | null;
  readonly leftRecords: number | null;
  /** When nothing will be left at the present rates, epoch ms; null: not known. */
  readonly levelAt: number | null;
  /** Nothing is left; absent while something is, or when it is not known. */
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
  /** The state is older than the data: it began at `since` or earlier. */
  readonly sinceIsAtLeast?: boolean;
  /**
   * What changed between two minutes before `since` and one minute after, for a critical or a
   * warning; absent: nothing known.
   */
  readonly changedBefore?: readonly Change[];
  readonly headline: string;
  readonly evidence: readonly Evidence[];
  readonly blind: readonly { readonly rule: Cause; readonly missing: string }[];
  readonly advice: readonly Advice[];
  readonly numbers: VerdictNumbers;
  /** Absent when every number is known, and in verdicts that an older version stored. */
  readonly notKnown?: NotKnown;
  /**
   * What must be seen for it to clear: while it is critical, or while its trouble is being worked
   * off.
   */
  readonly clearing?: Clearing;
  /** While the cause is `recovering`, as far as it is known. */
  readonly recovery?: RecoveryProgress;
}

/**
 * The stored part of a whole minute's verdict: enough for the timeline and the evaluated series.
 */
export interface Evaluation {
  /** The minute at whose instant it was evaluated, epoch ms, a whole minute. */
  readonly at: number;
  readonly bottleneck: Bottleneck;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly since: number | null;
  readonly numbers: VerdictNumbers;
}
