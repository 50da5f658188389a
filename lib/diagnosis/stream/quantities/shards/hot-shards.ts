import type { ShardWrites, StreamFacts } from "@/lib/domain/facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "@/lib/domain/shard-limits";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings } from "@/lib/diagnosis/situation/situation";
import { mean, median, sum } from "@/lib/diagnosis/trends/median";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";

export interface HotShard {
  readonly id: string;
  /** Of all that the stream was written: by bytes or records, whichever the shard is fuller of. */
  readonly share: number;
  /** Of its own write limit, by its mean: seconds at the limit show as less. */
  readonly load: number;
  /** records/s */
  readonly refused: number;
}

export interface HotShards {
  /** Shards that refuse records, the one that refuses most first. */
  readonly refusing: readonly HotShard[];
  /** Those that refuse are few: else the whole stream is written in bursts. */
  readonly areFew: boolean;
  readonly medianLoad: number;
  readonly looked: number;
  readonly openShards: number;
  /** When shards were last asked about, epoch ms. */
  readonly at: number;
}

/** Asked every minute while writes are refused: older than some of those, it speaks of another time. */
const STALE_MS = 5 * MINUTE_MS;
/** Of many shards only some are asked about each minute; what was told of the others still stands. */
const SHARD_STALE_MS = 30 * MINUTE_MS;
const MINUTES = 5;
/** Refused by more than half of the shards, records are not refused because of one. */
const FEW = 0.5;

/**
 * Which shards refuse records, by shard-level metrics. Undefined where those are off, or were not asked
 * lately because nothing was refused.
 */
export const hotShards = quantity((situation): HotShards | undefined => {
  const reading = readings(situation, "shardWrites").at(-1);
  if (reading === undefined || situation.at - reading.at > STALE_MS) return undefined;
  const shards = reading.value.shards.filter(({ to }) => reading.at - to <= SHARD_STALE_MS);
  if (shards.length === 0) return undefined;
  const put = recentMinutes(situation, MINUTES).flatMap((period) => putIn(situation, period) ?? []);
  // Of many shards only some may have been asked: the stream's own puts are the whole.
  const all = {
    records: Math.max(
      mean(put.map(({ records }) => records)) ?? 0,
      sum(shards.map((one) => one.putRecords)),
    ),
    bytes: Math.max(
      mean(put.map(({ bytes }) => bytes)) ?? 0,
      sum(shards.map((one) => one.putBytes)),
    ),
  };
  const refusing = shards
    .filter(({ refused }) => refused > 0)
    .map((shard) => hotShard(shard, all))
    .toSorted((a, b) => b.refused - a.refused);
  return {
    refusing,
    areFew: refusing.length > 0 && refusing.length <= FEW * shards.length,
    medianLoad: median(shards.map((shard) => hotShard(shard, all).load)) ?? 0,
    looked: shards.length,
    openShards: reading.value.openShards,
    at: reading.at,
  };
});

function hotShard(
  { shardId, putRecords, putBytes, refused }: ShardWrites,
  all: { records: number; bytes: number },
): HotShard {
  const byRecords = putRecords / WRITE_RECORDS_PER_SHARD;
  const byBytes = putBytes / WRITE_BYTES_PER_SHARD;
  const [part, whole] = byBytes > byRecords ? [putBytes, all.bytes] : [putRecords, all.records];
  return {
    id: shardId,
    share: whole === 0 ? 0 : part / whole,
    load: Math.max(byRecords, byBytes),
    refused,
  };
}

/** The enhanced metrics, of seven, that show which shard is hot. */
export const SHARD_METRICS = [
  "IncomingBytes",
  "IncomingRecords",
  "WriteProvisionedThroughputExceeded",
] as const;

/** Whether a stream publishes what tells a hot shard from bursts on all of them. */
export function areShardMetricsOn({ shardLevelMetrics }: StreamFacts): boolean {
  return (
    shardLevelMetrics.includes("ALL") ||
    SHARD_METRICS.every((metric) => shardLevelMetrics.includes(metric))
  );
}
