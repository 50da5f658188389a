import type { ShardConcern, ShardView } from "@/lib/contract/shards";
import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "@/lib/domain/shard-limits";
import type { ShardFacts, ShardLag, ShardWrites } from "@/lib/domain/stream-facts";
import { isRising } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import type { ShardLease } from "./shard-lease";

export interface KnownOfShard {
  readonly shard: ShardFacts;
  /** Undefined without a lease table. */
  readonly held: ShardLease | undefined;
  readonly lag: ShardLag | undefined;
  readonly writes: ShardWrites | undefined;
  readonly lateAfterMs: number;
  /** Some shard has a datapoint, so that none is a sign. */
  readonly areLagsTold: boolean;
}

export function shardView(known: KnownOfShard): ShardView {
  const { shard, held, lag, writes } = known;
  const concern = concernOf(known);
  return {
    shardId: shard.id,
    ...(shard.endingSequence !== undefined && { closed: true as const }),
    ...(concern && { concern }),
    ...(held && { owner: held.lease?.owner ?? null }),
    ...(held?.state && { lease: held.state }),
    ...(lag && { lagMs: lag.lagMs ?? null, rising: isRising(lag), lagAt: lag.to }),
    ...(writes && { put: putView(writes) }),
  };
}

function putView({ putRecords, putBytes, refused }: ShardWrites): NonNullable<ShardView["put"]> {
  return {
    recordsPerSecond: putRecords,
    bytesPerSecond: putBytes,
    refusedPerSecond: refused,
    load: Math.max(putRecords / WRITE_RECORDS_PER_SHARD, putBytes / WRITE_BYTES_PER_SHARD),
  };
}

function concernOf(known: KnownOfShard): ShardConcern | undefined {
  const { held, lag, writes, lateAfterMs, areLagsTold } = known;
  const state = held?.state;
  const isSilent = areLagsTold && lag !== undefined && lag.lagMs === undefined;
  if (state === "foreign" || state === "missing" || state === "unowned") return "unread";
  if (state === "stalled" && isSilent) return "unread";
  if ((writes?.refused ?? 0) > 0) return "refusing";
  if ((lag?.lagMs ?? 0) > lateAfterMs) return "late";
  // A shard that waits for its parents has no reader, and so no lag.
  return state === "stalled" || (isSilent && state !== "waiting") ? "unclear" : undefined;
}
