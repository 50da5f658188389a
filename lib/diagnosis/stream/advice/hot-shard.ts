import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import {
  areShardMetricsOn,
  type HotShards,
  hotShards,
  SHARD_METRICS,
} from "@/lib/diagnosis/stream/quantities/shards/hot-shards";
import { loadWhileRefusing } from "@/lib/diagnosis/stream/quantities/throttles/load-while-refusing";
import { writeThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { nextInWords } from "./next-limit";
import { regionOf } from "./region-of";
import { awsCommand } from "./shell-command";
import { kinesisRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** CloudWatch's list price of a custom metric in its first tier. */
const DOLLARS_PER_METRIC_MONTH = 0.3;

/** More shards do not help one hot key. Shard metrics show which shard it is, at a price. */
export function hotShardAdvice(situation: Situation, causes: readonly Cause[]): readonly Advice[] {
  const stream = asOf(situation, "stream");
  const load = loadWhileRefusing(situation);
  if (stream === undefined || load === undefined) return [];
  const refused = formatRatio(writeThrottling(situation)?.rejectedRatio ?? 0);
  const because = `${refused} of the records are refused while all ${formatNumber(stream.openShards)} shards together are at ${formatRatio(load)} of the write limit.`;
  const next = nextInWords(situation, "shards", causes);
  const shards = hotShards(situation);
  if (shards !== undefined && shards.refusing.length > 0)
    return [shards.areFew ? coolShards(situation, shards, next) : smoothBursts(shards, next)];
  const keys: Advice = {
    text: `Spread the partition keys (a random or finer key), or split the hot shard.${next}`,
    because,
  };
  return areShardMetricsOn(stream) ? [keys] : [keys, turnOnMetrics(stream)];
}

/** A split helps if several keys share the shard, and does nothing for a single one. */
function coolShards(situation: Situation, shards: HotShards, next: string): Advice {
  const ids = shards.refusing.map(({ id }) => id);
  const [worst] = shards.refusing;
  const command = worst && splitCommand(situation, worst.id);
  return {
    text: `Spread the partition keys that fall on ${shardNames(ids)} (a random or finer key), or split ${ids.length === 1 ? "it" : "each of them"}: that helps unless a single key is the hot one.${next}`,
    because: `${worst?.id} takes ${formatRatio(worst?.share ?? 0)} of the writes and refuses ${kinesisRate(situation, worst?.refused ?? 0)}, at ${formatRatio(worst?.load ?? 0)} of its own limit; the median shard is at ${formatRatio(shards.medianLoad)}.`,
    ...(command === undefined ? {} : { command }),
  };
}

function smoothBursts({ refusing, looked, medianLoad }: HotShards, next: string): Advice {
  return {
    text: `Let the producers spread their puts within the second (the KPL's rate limit, retries with jitter), or use more shards: no single shard is to blame.${next}`,
    because: `${formatNumber(refusing.length)} of ${formatNumber(looked)} shards refuse records, though the median shard is written at ${formatRatio(medianLoad)} of its limit: the limits are counted by the second.`,
  };
}

function turnOnMetrics(stream: StreamFacts): Advice {
  const dollars = SHARD_METRICS.length * stream.openShards * DOLLARS_PER_METRIC_MONTH;
  return {
    text: `Turn on shard metrics to see which shard it is: about ${formatNumber(dollars)} US dollars a month for ${formatNumber(stream.openShards)} shards.`,
    because: "Without shard metrics one hot shard and bursts within a second look the same.",
    command: awsCommand("kinesis enable-enhanced-monitoring", {
      region: regionOf(stream),
      "stream-name": stream.name,
      "shard-level-metrics": SHARD_METRICS,
    }),
  };
}

/** The command that splits a shard in the middle of its hash range; undefined if that is not known. */
function splitCommand(situation: Situation, shardId: string): string | undefined {
  const stream = asOf(situation, "stream");
  const shard = asOf(situation, "shards")?.find(({ id }) => id === shardId);
  if (stream === undefined || shard === undefined) return undefined;
  const middle = (BigInt(shard.startingHash) + BigInt(shard.endingHash)) / 2n + 1n;
  return awsCommand("kinesis split-shard", {
    region: regionOf(stream),
    "stream-name": stream.name,
    "shard-to-split": shardId,
    "new-starting-hash-key": String(middle),
  });
}
