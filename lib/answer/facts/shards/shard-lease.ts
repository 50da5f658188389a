import type { ShardLeaseState } from "@/lib/contract/shards";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import { shardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";
import type { ShardSources } from "./shard-sources";

export interface ShardLease {
  readonly lease: Lease | undefined;
  /** Undefined before the second scan, and while leases are still being taken. */
  readonly state: ShardLeaseState | undefined;
}

/** The lease of each shard and its state; undefined without a fresh scan of the table. */
export function leaseReader({
  scan,
  before,
  longEnough,
  areLeasesTaken,
}: ShardSources): ((shard: ShardFacts) => ShardLease) | undefined {
  if (scan === undefined) return undefined;
  const after = byShard(scan.value.leases);
  const was = byShard(before?.value.leases ?? []);
  const isKnown = (state: ShardLeaseState | undefined): boolean => {
    // One scan proves these two. The others are differences between two scans.
    if (state === "foreign" || state === "waiting") return true;
    if (state === "missing" || state === "unowned") return before !== undefined && areLeasesTaken;
    return before !== undefined;
  };
  return (shard) => {
    // Only its own rows and those of its parents matter: one look-up instead of a search of all.
    const ids = [shard.id, ...shard.parentIds];
    const of = (leases: ReadonlyMap<string, Lease>) => ids.flatMap((id) => leases.get(id) ?? []);
    const state = shardState(shard, { before: of(was), after: of(after), longEnough });
    return { lease: after.get(shard.id), state: isKnown(state) ? state : undefined };
  };
}

const byShard = (leases: readonly Lease[]): ReadonlyMap<string, Lease> =>
  new Map(leases.map((lease) => [lease.shardId, lease]));
