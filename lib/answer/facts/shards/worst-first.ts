import type { ShardConcern, ShardView } from "@/lib/contract/shards";

const RANK = { unread: 0, refusing: 1, late: 2, unclear: 3 } as const satisfies Record<
  ShardConcern,
  number
>;
const NO_CONCERN = 4;

/** Worst first: by what stands out, then the latest, the one that refuses most, and the fullest. */
export function worstFirst(a: ShardView, b: ShardView): number {
  return (
    rankOf(a) - rankOf(b) ||
    (b.lagMs ?? -1) - (a.lagMs ?? -1) ||
    (b.put?.refusedPerSecond ?? 0) - (a.put?.refusedPerSecond ?? 0) ||
    (b.put?.load ?? -1) - (a.put?.load ?? -1) ||
    // Ids have leading zeros: their order is that of their numbers.
    (a.shardId < b.shardId ? -1 : 1)
  );
}

const rankOf = ({ concern }: ShardView): number =>
  concern === undefined ? NO_CONCERN : RANK[concern];
