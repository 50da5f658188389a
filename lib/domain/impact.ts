import type { AlsoCause, Cause, Verdict } from "./verdict";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./metric-period";

/** Below this time to data loss, the page counts down, ms. */
export const NEAR_LOSS_MS = 6 * HOUR_MS;

/** The shortest retention of Kinesis, and its default. Assumed when the retention is not known. */
const LEAST_RETENTION_MS = DAY_MS;

/** A lag below this share of the retention does not count in the ranking. */
const SMALL_LAG = 1 / 1024;

/** Kinds of impact, gravest first. Every other cause only delays records. */
const KINDS: readonly (readonly AlsoCause[])[] = [
  // Records expire unread.
  ["losing-data"],
  // Nothing is read, or nothing that is read is processed.
  ["down", "driver-stalled", "no-cores-left", "stuck-batch", "reading-nothing"],
  // Some shards are not read.
  ["shards-unread", "shared-leases"],
  // Some records are refused, or their output failed.
  ["write-limit", "hot-shard", "failing-batches"],
];

/** How much a verdict's trouble harms records, in steps that do not change with every reading. */
export interface Impact {
  /** Lower is graver. */
  readonly kind: number;
  /** Higher is sooner: in doublings of the nearness of data loss; 0: not within six hours. */
  readonly loss: number;
  /**
   * Higher is later: in doublings of the lag's share of the retention; 0: a small lag, or an
   * unknown one.
   */
  readonly lag: number;
}

export type Impacted = Pick<Verdict, "cause" | "numbers"> & {
  /** Absent for a stored evaluation, which does not keep it. */
  readonly also?: Verdict["also"];
};

/**
 * The impact of a verdict: of its cause or of one that holds beside it, whichever is graver.
 *
 * @param retentionMs the stream's retention; null: not known
 */
export function impactOf(
  { cause, also = [], numbers }: Impacted,
  retentionMs: number | null,
): Impact {
  return {
    kind: kindOf([cause, ...also]),
    loss: lossStep(numbers.timeToDataLossMs),
    lag: lagStep(numbers.waitingInStreamMs, retentionMs ?? LEAST_RETENTION_MS),
  };
}

/** The impact of a cause alone, when none of its numbers is known. */
export function impactOfCause(cause: Cause): Impact {
  return { kind: kindOf([cause]), loss: 0, lag: 0 };
}

/** Negative when the first is graver; 0 when neither is. */
export function compareImpact(a: Impact, b: Impact): number {
  return a.kind - b.kind || b.loss - a.loss || b.lag - a.lag;
}

function kindOf(holding: readonly AlsoCause[]): number {
  const kind = KINDS.findIndex((causes) => causes.some((one) => holding.includes(one)));
  return kind < 0 ? KINDS.length : kind;
}

function lossStep(leftMs: number | null): number {
  if (leftMs === null || leftMs >= NEAR_LOSS_MS) return 0;
  return 1 + Math.floor(Math.log2(NEAR_LOSS_MS / Math.max(leftMs, MINUTE_MS)));
}

function lagStep(lagMs: number | null, retentionMs: number): number {
  const share = (lagMs ?? 0) / retentionMs / SMALL_LAG;
  return share < 1 ? 0 : 1 + Math.floor(Math.log2(share));
}
