import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";

/** How strongly a lease suggests that its shard is read late; 0 is strongest. */
interface Suspicion {
  readonly id: string;
  readonly rank: 0 | 1 | 2;
  /** How far the shard was read: sequence numbers grow with time. */
  readonly progress: bigint;
}

/**
 * The shards whose lag may be requested, the leases that moved least first. A closed shard is
 * included until its lease is at the end: its children wait for it. Without a lease table: the open
 * shards, in their order.
 */
export function askableShards(
  shards: readonly ShardFacts[],
  leases: readonly Lease[] | undefined,
): readonly string[] {
  const byShard = new Map(leases?.map((lease) => [lease.shardId, lease]));
  return shards
    .flatMap((shard) => suspicion(shard, byShard.get(shard.id)) ?? [])
    .toSorted((a, b) => a.rank - b.rank || sign(a.progress - b.progress))
    .map(({ id }) => id);
}

function suspicion(
  { id, startingSequence, endingSequence }: ShardFacts,
  lease: Lease | undefined,
): Suspicion | undefined {
  const checkpoint = lease?.checkpoint ?? "";
  const progress = 0n;
  if (endingSequence !== undefined) {
    const isRead = lease === undefined || checkpoint === "SHARD_END";
    return isRead ? undefined : { id, rank: 0, progress };
  }
  if (checkpoint === "TRIM_HORIZON" || checkpoint === "AT_TIMESTAMP") {
    return { id, rank: 0, progress };
  }
  if (!/^\d+$/.test(checkpoint)) return { id, rank: 1, progress };
  return { id, rank: 2, progress: BigInt(checkpoint) - BigInt(startingSequence) };
}

const sign = (difference: bigint): number => Number(difference > 0n) - Number(difference < 0n);
