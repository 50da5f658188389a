import type { ShardLeaseState, ShardView } from "@/lib/contract/shards";
import { formatDuration, formatNumber, formatRatio, UNKNOWN } from "@/lib/format/quantity";

const LEASE_WORDS = {
  moved: "checkpoint moves",
  stalled: "checkpoint stands still",
  unowned: "nobody renews the lease",
  missing: "no lease",
  foreign: "another stream's lease",
  waiting: "waits for its parent",
} as const satisfies Record<ShardLeaseState, string>;

/** What the lease table says of a shard. A dash without two scans. */
export const leaseWords = ({ lease }: ShardView): string =>
  lease === undefined ? UNKNOWN : LEASE_WORDS[lease];

/** How late it is read. Not asked is a dash, and asked in vain is said. */
export function lagWords({ lagMs, rising }: ShardView): string {
  if (lagMs === undefined) return UNKNOWN;
  if (lagMs === null) return "no datapoint";
  return `${formatDuration(lagMs)}${rising === true ? ", rising" : ""}`;
}

/** What is put to it, and how much of its own write limit that is. */
export function putWords({ put }: ShardView): string {
  if (put === undefined) return UNKNOWN;
  return `${formatNumber(put.recordsPerSecond)} records/s, ${formatRatio(put.load)}`;
}

/** Undefined: it refuses nothing, or that is not known. */
export function refusedWords({ put }: ShardView): string | undefined {
  if (put === undefined || put.refusedPerSecond === 0) return undefined;
  return `${formatNumber(put.refusedPerSecond)} records/s refused`;
}
