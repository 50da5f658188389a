import type { ShardWrites, StreamFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "@/lib/domain/shard-limits";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings } from "@/lib/diagnosis/situation/situation";
import { mean, median, sum } from "@/lib/diagnosis/trends/median";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";

export interface HotShard {
  readonly id: string;
  /** Part of everything written to the stream, by bytes or records, whichever fills the shard more. */
  readonly share: number;
  /** Part of its own write limit, as a mean. Seconds at the limit show as less. */
  readonly load: number;
  /** records/s */
  readonly refused: number;
}

export interface HotShards {
  /** Shards that refuse records, the one that refuses most first. */
  readonly refusing: readonly HotShard[];
  /** Only a few refuse. Otherwise the whole stream is written in bursts. */
  readonly areFew: boolean;
  readonly medianLoad: number;
  readonly looked: number;
  readonly openShards: number;
  /** When shards were last asked about, epoch ms. */
  readonly at: number;
}

/** Shards are asked about every minute while writes are refused. An older answer describes another time. */
const STALE_MS = 5 * MINUTE_MS;
/** Of many shards only some are asked about each minute. Answers for the others stay valid this long. */
const SHARD_STALE_MS = 30 * MINUTE_MS;
const MINUTES = 5;
/** If more than this part of the shards refuse records, a single shard is not the cause. */
const FEW = 0.5;

/**
 * Which shards refuse records, by shard-level metrics. Undefined if those are off, or were not asked lately
 * because nothing was refused.
 */
export const hotShards = quantity((situation): HotShards | undefined => {
  const reading = readings(situation, "shardWrites").at(-1);
  if (reading === undefined || situation.at - reading.at > STALE_MS) return undefined;
  const shards = reading.value.shards.filter(({ to }) => reading.at - to <= SHARD_STALE_MS);
  if (shards.length === 0) return undefined;
  const put = recentMinutes(situation, MINUTES).flatMap((period) => putIn(situation, period) ?? []);
  // Of many shards only some may have been asked. The total is the stream's own puts.
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

/** Whether a stream publishes the metrics that distinguish a hot shard from bursts on all shards. */
export function areShardMetricsOn({ shardLevelMetrics }: StreamFacts): boolean {
  return (
    shardLevelMetrics.includes("ALL") ||
    SHARD_METRICS.every((metric) => shardLevelMetrics.includes(metric))
  );
}
