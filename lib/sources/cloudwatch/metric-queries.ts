import type { PeriodMetric } from "@/lib/domain/metric-period";

export type Statistic = "Sum" | "Average" | "Maximum" | "SampleCount";

/** One entry of `GetMetricData`, with what its datapoints become in our words. */
export interface MetricQuery {
  /** Unique in its call, `^[a-z][a-zA-Z0-9_]*$`. */
  readonly id: string;
  readonly namespace: string;
  readonly metric: string;
  readonly stat: Statistic;
  /** CloudWatch matches them exactly: nothing is rolled up over a dimension left out. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** True where the datapoint counts things: divided by the period's seconds it is a rate. */
  readonly dividedByPeriod: boolean;
  readonly periodMetric: PeriodMetric;
}

export interface StreamRequest {
  readonly stream: string;
  /** Enhanced fan-out consumer: its reads do not show in GetRecords.*. */
  readonly consumerName?: string;
}

type Entry = readonly [periodMetric: PeriodMetric, metric: string, stat: Statistic];

/** The stream's own dimension set: exactly `StreamName`. */
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
  // Sum is not defined for an age, and Average hides the one shard that is behind.
  ["iteratorAge", "GetRecords.IteratorAgeMilliseconds", "Maximum"],
  ["readThrottledCalls", "ReadProvisionedThroughputExceeded", "Sum"],
];

/** Only with both dimensions, `StreamName` and `ConsumerName`. */
const FAN_OUT_ENTRIES: readonly Entry[] = [
  ["fanOutBytes", "SubscribeToShardEvent.Bytes", "Sum"],
  ["fanOutRecords", "SubscribeToShardEvent.Records", "Sum"],
  ["fanOutLag", "SubscribeToShardEvent.MillisBehindLatest", "Maximum"],
];

/** How many shards are asked about at most, in one question: each is one billed metric or more. */
export const MAX_LAG_SHARDS = 20;

/** The most that are asked of one stream: those with a fan-out consumer. */
export const MOST_STREAM_QUERIES = STREAM_ENTRIES.length - 1 + FAN_OUT_ENTRIES.length;

/** With the dimensions `StreamName` and `ShardId`, and only where enhanced monitoring is on. */
const SHARD_WRITE_ENTRIES: readonly Entry[] = [
  ["putBytes", "IncomingBytes", "Sum"],
  ["putRecords", "IncomingRecords", "Sum"],
  ["writeThrottled", "WriteProvisionedThroughputExceeded", "Sum"],
];

/**
 * The questions of one stream, ids `<prefix>_<metric>`: 11 over 10 metrics. With a fan-out consumer
 * 13: its own three, and without the latency of GetRecords, which it does not call.
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
 * The application's own lag per shard: KCL publishes it under the application's name as namespace.
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
 * What each of some shards was written, and what it refused. At most MAX_LAG_SHARDS shards are asked.
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
    periodMetric: periodMetric,
  };
}
