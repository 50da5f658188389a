import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";

/**
 * The state of a shard between two scans of the lease table. `missing`: it has no lease. `foreign`: its
 * lease cannot belong to this stream. `stalled`: its owner is alive and its checkpoint does not move.
 * `unowned`: nobody renews its lease. `waiting`: by design it is read only after its parents are read to
 * their end.
 */
export type ShardState = "moved" | "stalled" | "unowned" | "missing" | "foreign" | "waiting";

export interface TwoScans {
  readonly before: readonly Lease[];
  readonly after: readonly Lease[];
  /** The scans are further apart than Spark's checkpoints. */
  readonly longEnough: boolean;
}

/** Undefined: one of the scans has no lease yet, or the time between them is too short. */
export function shardState(shard: ShardFacts, scans: TwoScans): ShardState | undefined {
  const was = scans.before.find(({ shardId }) => shardId === shard.id);
  const is = scans.after.find(({ shardId }) => shardId === shard.id);
  const waits = waitsForParent(shard, scans.after);
  if (is === undefined) {
    if (waits) return "waiting";
    return was === undefined ? "missing" : undefined;
  }
  if (isForeign(shard, is)) return "foreign";
  if (waits && !isSequence(is.checkpoint)) return "waiting";
  if (was === undefined || is.checkpoint !== was.checkpoint) return "moved";
  if (is.counter <= was.counter) return "unowned";
  return scans.longEnough ? "stalled" : undefined;
}

/** A number means that records of the shard were read. Otherwise it is a sentinel for a start position. */
function isSequence(checkpoint: string | undefined): boolean {
  return checkpoint !== undefined && /^\d+$/.test(checkpoint);
}

/** The KCL reads a child when its parents are read to their end, whether or not it has a lease already. */
function waitsForParent(shard: ShardFacts, leases: readonly Lease[]): boolean {
  return leases.some(
    ({ shardId, checkpoint }) => shard.parentIds.includes(shardId) && checkpoint !== "SHARD_END",
  );
}

/**
 * Whether a lease holds what its shard cannot have given: the end of an open shard, a sequence number
 * before the shard's first one, or the hash range of another shard.
 */
export function isForeign(shard: ShardFacts, lease: Lease): boolean {
  const { checkpoint = "", startingHash, endingHash } = lease;
  if (checkpoint === "SHARD_END") return true;
  if (isSequence(checkpoint) && BigInt(checkpoint) < BigInt(shard.startingSequence)) return true;
  return (
    (startingHash !== undefined && startingHash !== shard.startingHash) ||
    (endingHash !== undefined && endingHash !== shard.endingHash)
  );
}
