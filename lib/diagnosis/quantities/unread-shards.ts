import { quantity } from "../quantity";
import { held, readings, type Situation } from "../situation";
import { mean } from "../trends/median";
import { putIn } from "./put";
import { recentMinutes } from "./recent-minutes";
import { settledInAt } from "./settling-in";
import { share } from "./share";
import { shardProgress, type ShardProgress, STALE_MS } from "./shard-progress";
import { isForeign, type ShardState } from "./shard-state";

export interface UnreadShard {
  readonly id: string;
  readonly state: ShardState;
}

/** A shard that should have got this many records between two scans was not quiet by chance. */
const PUTS_THAT_SHOW = 10;
/** A part of the stream smaller than this does not show in the share. */
const VISIBLE = 0.01;

/**
 * Open shards that the lease table proves unread: no lease, a foreign one, or a checkpoint that
 * stands although records were put. Soon after a start or a reshard, leases are still being taken, and
 * only a foreign one proves anything. Undefined without a lease table.
 */
export const unreadShards = quantity((situation): readonly UnreadShard[] | undefined => {
  const progress = shardProgress(situation);
  if (progress === undefined) return foreignInOneScan(situation);
  const settled = situation.at > settledInAt(situation);
  const stands = settled && standingCounts(situation, progress.to - progress.from);
  const unread = progress.shards.filter(({ state }) => {
    if (state === "foreign") return true;
    if (state === "missing") return settled;
    return (state === "standing" || state === "unowned") && stands;
  });
  return [...unread, ...(settled ? stuckParents(progress) : [])];
});

/** What is left in a closed shard is unread while its checkpoint stands, and its children wait for it. */
function stuckParents({ parents, shards }: ShardProgress): readonly UnreadShard[] {
  if (!shards.some(({ state }) => state === "waiting")) return [];
  return parents.filter(({ state }) => state === "standing" || state === "unowned");
}

/**
 * A foreign lease is proven by a single scan, and was foreign when the application took it at its
 * start: the next scan tells of the time before it. Undefined where no lease proves anything.
 */
function foreignInOneScan(situation: Situation): readonly UnreadShard[] | undefined {
  const shards = held(situation, "shards") ?? [];
  const scan = readings(situation, "leases").at(-1) ?? situation.window.facts.leases[0];
  if (scan === undefined || situation.at - scan.at > STALE_MS) return undefined;
  const { leases } = scan.value;
  const foreign = shards.filter((shard) => {
    const lease = leases.find(({ shardId }) => shardId === shard.id);
    return shard.endingSequence === undefined && lease !== undefined && isForeign(shard, lease);
  });
  if (foreign.length === 0) return undefined;
  return foreign.map(({ id }) => ({ id, state: "foreign" }));
}

/** Whether a standing checkpoint can only mean that what was put is not read. */
function standingCounts(situation: Situation, gapMs: number): boolean {
  const shards = held(situation, "stream")?.openShards ?? 0;
  const put = mean(
    recentMinutes(situation, 5).flatMap((minute) => putIn(situation, minute)?.records ?? []),
  );
  if (put === undefined || shards === 0) return false;
  if ((put * gapMs) / 1000 / shards < PUTS_THAT_SHOW) return false;
  const part = share(situation);
  if (part === undefined || 1 / shards < VISIBLE) return true;
  // Where the share is whole, what stands is a shard to which nothing was put.
  return 1 - part.recent / part.usual >= missingPart(shards);
}

/** The gap that shows one shard missing: half of one shard's share. */
export function missingPart(shards: number): number {
  return 0.5 / Math.max(1, shards);
}
