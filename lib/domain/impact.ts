import type { AlsoCause, Cause, Verdict } from "./verdict";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./metric-period";

/** From here on the loss of data is near enough to count down to it, ms. */
export const NEAR_LOSS_MS = 6 * HOUR_MS;

/** The shortest time for which Kinesis keeps records, and the usual one: taken where it is not known. */
const LEAST_RETENTION_MS = DAY_MS;

/** A lag below this share of the retention is none to rank by. */
const SMALL_LAG = 1 / 1024;

/** What is damaged, gravest first. Every other cause delays records and does nothing worse to them. */
const KINDS: readonly (readonly AlsoCause[])[] = [
  // Records expire unread.
  ["losing-data"],
  // Nothing is read, or nothing that is read is worked on.
  ["down", "driver-stalled", "no-cores-left", "stuck-batch", "reading-nothing"],
  // Some shards are not read.
  ["shards-unread", "shared-leases"],
  // Some records are refused, or their output failed.
  ["write-limit", "hot-shard", "failing-batches"],
];

/** How much harm a verdict means, in steps that do not change with every reading. */
export interface Impact {
  /** Less is graver. */
  readonly kind: number;
  /** More is sooner: doubles of the nearness of the loss of data; 0: not within six hours. */
  readonly loss: number;
  /** More is later: doubles of the lag's share of the retention; 0: a small lag, or none that is known. */
  readonly lag: number;
}

export type Impacted = Pick<Verdict, "cause" | "numbers"> & {
  /** What a stored evaluation does not keep. */
  readonly also?: Verdict["also"];
};

/**
 * The damage that a verdict tells of: of its cause or of one that holds beside it, whichever is graver.
 *
 * @param retentionMs for how long the stream keeps its records; null: not known
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

/** The damage of a cause alone, where none of its numbers is known. */
export function impactOfCause(cause: Cause): Impact {
  return { kind: kindOf([cause]), loss: 0, lag: 0 };
}

/** Negative when the first is the graver one; 0 when neither is. */
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
