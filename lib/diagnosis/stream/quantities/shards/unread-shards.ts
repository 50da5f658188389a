import { LAG_FRESH_MS } from "@/lib/domain/lag-freshness";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { mean } from "@/lib/diagnosis/trends/median";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { warmedUpAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import { hasGetFallen } from "@/lib/diagnosis/stream/quantities/share/get-fall";
import { intakeFall } from "@/lib/diagnosis/stream/quantities/share/intake-fall";
import { shardLags } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { share } from "@/lib/diagnosis/stream/quantities/share/share";
import {
  shardProgress,
  type ShardProgress,
  STALE_MS,
} from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { isForeign, type ShardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";

export interface UnreadShard {
  readonly id: string;
  readonly state: ShardState;
}

/** With this many expected records between two scans, a shard is not quiet by chance. */
const PUTS_THAT_SHOW = 10;
/** A smaller part of the stream is not visible in the share. Only its leases show it. */
export const VISIBLE = 0.01;

/**
 * Open shards that the lease table proves unread: no lease, a foreign one, or a checkpoint that does not
 * move although records were put. Soon after a start or a reshard, leases are still being taken, and only a
 * foreign one is proof. Undefined without a lease table.
 */
export const unreadShards = quantity((situation): readonly UnreadShard[] | undefined => {
  const progress = shardProgress(situation);
  if (progress === undefined) return foreignInOneScan(situation);
  const settled = situation.at > warmedUpAt(situation);
  const gapMs = progress.to - progress.from;
  const asked = askedLags(situation);
  const stalled = progress.shards.filter(
    ({ id, state }) => (state === "stalled" || state === "unowned") && !asked.has(id),
  );
  const means = stalledMeans(situation, { stalled: stalled.length, gapMs });
  const isUnread = ({ id, state }: UnreadShard): boolean => {
    if (state === "foreign") return true;
    if (state === "missing") return settled;
    if (!settled || (state !== "stalled" && state !== "unowned")) return false;
    return asked.get(id) === "silent" || (!asked.has(id) && means === "unread");
  };
  return [...progress.shards.filter(isUnread), ...(settled ? stuckParents(progress) : [])];
});

/**
 * The recent answers to questions for a shard's lag. A shard that is read has a datapoint even if nothing
 * is put to it, because the KCL publishes the lag of every answer, also of an empty one. An older answer
 * without a newer question says nothing about now.
 */
export function askedLags(situation: Situation): ReadonlyMap<string, "told" | "silent"> {
  const shards = shardLags(situation)?.shards ?? [];
  const lately = shards.filter(({ to }) => situation.at - to <= LAG_FRESH_MS);
  // If no shard has a datapoint, the KCL publishes no metrics, and a missing one says nothing.
  if (lately.every(({ lagMs }) => lagMs === undefined)) return new Map();
  return new Map(
    lately.map(({ shardId, lagMs }) => [shardId, lagMs === undefined ? "silent" : "told"]),
  );
}

/**
 * The rest of a closed shard is unread while its checkpoint does not move, and its children wait for it.
 */
function stuckParents({ parents, shards }: ShardProgress): readonly UnreadShard[] {
  if (!shards.some(({ state }) => state === "waiting")) return [];
  return parents.filter(({ state }) => state === "stalled" || state === "unowned");
}

/**
 * A single scan proves a foreign lease, which was foreign when the application took it at its start. The
 * next scan shows the time before it. Undefined if no lease proves anything.
 */
function foreignInOneScan(situation: Situation): readonly UnreadShard[] | undefined {
  const shards = asOf(situation, "shards") ?? [];
  const scan = readings(situation, "leases").at(-1) ?? situation.window.facts.leases[0];
  if (scan === undefined || situation.at - scan.at > STALE_MS) return undefined;
  // A scan from before the start may show what the start has mended.
  if (scan.at < (streamingStart(situation.application) ?? -Infinity)) return undefined;
  const { leases } = scan.value;
  const foreign = shards.filter((shard) => {
    const lease = leases.find(({ shardId }) => shardId === shard.id);
    return shard.endingSequence === undefined && lease !== undefined && isForeign(shard, lease);
  });
  if (foreign.length === 0) return undefined;
  return foreign.map(({ id }) => ({ id, state: "foreign" }));
}

/** Whether records were put to the shards in the time between the scans, as far as the stream shows. */
function isMuchPut(situation: Situation, gapMs: number): boolean {
  const shards = asOf(situation, "stream")?.openShards ?? 0;
  const put = mean(
    recentMinutes(situation, 5).flatMap((period) => putIn(situation, period)?.records ?? []),
  );
  return put !== undefined && shards > 0 && (put * gapMs) / 1000 / shards >= PUTS_THAT_SHOW;
}

/** Half of what would be missing, so that noise does not decide. */
const HALF = 0.5;

/** More than this part of the shards is not quiet while the others get records. */
const MOST_QUIET = 0.25;

export type StalledMeans = "unread" | "quiet" | "unclear";

/**
 * The meaning of stalled checkpoints: records were put and are not read, or none were put to these shards.
 * The share of the puts decides: the part of that many shards is missing from it, or is not. It is unclear
 * for a part too small to be visible in the share, and without a share.
 */
export function stalledMeans(
  situation: Situation,
  { stalled, gapMs }: { stalled: number; gapMs: number },
): StalledMeans {
  if (stalled === 0) return "quiet";
  if (!isMuchPut(situation, gapMs)) return "unclear";
  const part = share(situation);
  const shards = Math.max(1, asOf(situation, "stream")?.openShards ?? 1);
  if (part === undefined) return "unclear";
  const left = (HALF * stalled) / shards;
  const missing = 1 - Math.min(part.recent / part.usual, intakeFall(situation)?.ratio ?? Infinity);
  if (missing >= left) return hasGetFallen(situation, part, left) ? "unread" : "unclear";
  // So many quiet shards are not chance: the usual share may have been learned without them.
  if (stalled > MOST_QUIET * shards) return "unclear";
  return left >= Math.max(VISIBLE, part.spread / part.usual) ? "quiet" : "unclear";
}

/** The smallest gap that counts as one missing shard: half of its part. */
export function missingPart(shards: number): number {
  return 0.5 / Math.max(1, shards);
}
