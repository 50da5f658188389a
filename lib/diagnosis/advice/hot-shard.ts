import type { Advice } from "@/lib/domain/verdict";
import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { writeLoad } from "../quantities/stream-load";
import { writeThrottling } from "../quantities/throttling";
import { held, type Situation } from "../situation";
import { regionOf } from "./region-of";

const METRICS = ["IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded"];
/** CloudWatch's list price of a custom metric in its first tier. */
const DOLLARS_PER_METRIC_MONTH = 0.3;

/** More shards do not cool one key; shard metrics would show which shard it is, at a price. */
export function hotShardAdvice(situation: Situation): readonly Advice[] {
  const stream = held(situation, "stream");
  const load = writeLoad(situation);
  if (stream === undefined || load === undefined) return [];
  const refused = formatRatio(writeThrottling(situation)?.rejectedRatio ?? 0);
  const because = `${refused} of the records are refused while all ${formatNumber(stream.openShards)} shards together are at ${formatRatio(load.ratio)} of the write limit.`;
  const keys: Advice = {
    text: "Spread the partition keys (a random or finer key), or split the hot shard.",
    because,
  };
  if (METRICS.every((metric) => stream.shardLevelMetrics.includes(metric))) return [keys];
  const dollars = METRICS.length * stream.openShards * DOLLARS_PER_METRIC_MONTH;
  return [
    keys,
    {
      text: `Turn on shard metrics to see which shard it is: about ${formatNumber(dollars)} US dollars a month for ${formatNumber(stream.openShards)} shards.`,
      because: "Without shard metrics one hot shard and bursts within a second look the same.",
      command: `aws kinesis enable-enhanced-monitoring --region ${regionOf(stream)} --stream-name ${stream.name} --shard-level-metrics ${METRICS.join(" ")}`,
    },
  ];
}
