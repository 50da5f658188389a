import type { PeriodMetric } from "@/lib/domain/metric-period";

export type Statistic = "Sum" | "Average" | "Maximum" | "SampleCount";

/** One entry of `GetMetricData`, and how its datapoints become ours. */
export interface MetricQuery {
  /** Unique in its call, `^[a-z][a-zA-Z0-9_]*$`. */
  readonly id: string;
  readonly namespace: string;
  readonly metric: string;
  readonly stat: Statistic;
  /** CloudWatch matches them exactly: it sums nothing over a dimension that is left out. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** True for a datapoint that is a count: divided by the period's seconds it is a rate. */
  readonly dividedByPeriod: boolean;
  readonly periodMetric: PeriodMetric;
}

export interface StreamRequest {
  readonly stream: string;
  /** The enhanced fan-out consumer: its reads do not show in GetRecords.*. */
  readonly consumerName?: string;
}

type Entry = readonly [periodMetric: PeriodMetric, metric: string, stat: Statistic];

/** The metrics with exactly one dimension, `StreamName`. */
const STREAM_ENTRIES: readonly Entry[] = [
  ["putBytes", "IncomingBytes", "Sum"],
  ["putRecords", "IncomingRecords", "Sum"],
  ["putRecordsThrottled", "PutRecords.ThrottledRecords", "Sum"],
  ["writeThrottled", "WriteProvisionedThroughputExceeded", "Sum"],
  ["getBytes", "GetRecords.Bytes", "Sum"],
  ["getRecords", "GetRecords.Records", "Sum"],
  ["getCalls", "GetRecords.Success", "SampleCount"],
  ["getSuccess", "GetRecords.Success", "Average"],
  ["getLatency", "GetRecords.Latency", "Average"],
  // Sum is meaningless for an age, and Average hides the one shard that is behind.
  ["iteratorAge", "GetRecords.IteratorAgeMilliseconds", "Maximum"],
  ["readThrottledCalls", "ReadProvisionedThroughputExceeded", "Sum"],
];

/** Only with both dimensions, `StreamName` and `ConsumerName`. */
const FAN_OUT_ENTRIES: readonly Entry[] = [
  ["fanOutBytes", "SubscribeToShardEvent.Bytes", "Sum"],
  ["fanOutRecords", "SubscribeToShardEvent.Records", "Sum"],
  ["fanOutLag", "SubscribeToShardEvent.MillisBehindLatest", "Maximum"],
];

/** The most shards in one question: each is at least one billed metric. */
export const MAX_LAG_SHARDS = 20;

/** The most queries for one stream: one with a fan-out consumer. */
export const MOST_STREAM_QUERIES = STREAM_ENTRIES.length - 1 + FAN_OUT_ENTRIES.length;

/** With the dimensions `StreamName` and `ShardId`, and only where enhanced monitoring is on. */
const SHARD_WRITE_ENTRIES: readonly Entry[] = [
  ["putBytes", "IncomingBytes", "Sum"],
  ["putRecords", "IncomingRecords", "Sum"],
  ["writeThrottled", "WriteProvisionedThroughputExceeded", "Sum"],
];

/**
 * The queries of one stream, with ids `<prefix>_<metric>`: 11 over 10 metrics. With a fan-out
 * consumer 13: its own three, and without the latency of GetRecords, which it does not call.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export function streamQueries(
  prefix: string,
  { stream, consumerName }: StreamRequest,
): readonly MetricQuery[] {
  const ask = (dimensions: Readonly<Record<string, string>>) => (entry: Entry) =>
    kinesisQuery(prefix, entry, dimensions);
  const shared = ask({ StreamName: stream });
  if (consumerName === undefined) return STREAM_ENTRIES.map(shared);
  return [
    ...STREAM_ENTRIES.filter(([periodMetric]) => periodMetric !== "getLatency").map(shared),
    ...FAN_OUT_ENTRIES.map(ask({ StreamName: stream, ConsumerName: consumerName })),
  ];
}

/**
 * The application's own lag per shard. KCL publishes it with the application's name as namespace.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-kcl.html
 */
export function applicationLagQueries(
  application: string,
  shardIds: readonly string[],
): readonly MetricQuery[] {
  return shardIds.map((shardId, i) => ({
    id: `s${i}_applicationLag`,
    namespace: application,
    metric: "MillisBehindLatest",
    stat: "Maximum",
    dimensions: { Operation: "ProcessTask", ShardId: shardId },
    dividedByPeriod: false,
    periodMetric: "applicationLag",
  }));
}

/**
 * The writes that each of these shards took and refused. Asks about at most MAX_LAG_SHARDS shards.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export function shardWriteQueries(
  stream: string,
  shardIds: readonly string[],
): readonly MetricQuery[] {
  return shardIds.slice(0, MAX_LAG_SHARDS).flatMap((shardId, i) => {
    const dimensions = { StreamName: stream, ShardId: shardId };
    return SHARD_WRITE_ENTRIES.map((entry) => kinesisQuery(`w${i}`, entry, dimensions));
  });
}

function kinesisQuery(
  prefix: string,
  [periodMetric, metric, stat]: Entry,
  dimensions: Readonly<Record<string, string>>,
): MetricQuery {
  return {
    id: `${prefix}_${periodMetric}`,
    namespace: "AWS/Kinesis",
    metric,
    stat,
    dimensions,
    dividedByPeriod: stat === "Sum" || stat === "SampleCount",
    periodMetric,
  };
}
