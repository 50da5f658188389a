/** Stop-gap until the parsers of lib/sources land. */
import type { Batch } from "@/lib/domain/batch";
import type {
  ApplicationFacts,
  BatchJob,
  DriverMetrics,
  Lease,
  ReceiverFacts,
  RunningWork,
  ShardFacts,
  SlotFacts,
  SparkSettings,
  StreamFacts,
  StreamingCounters,
} from "@/lib/domain/facts";
import type { Minute, MinuteMetric } from "@/lib/domain/minute";
import type { CloudWatchBlock } from "./incident";

// eslint-disable-next-line typescript/no-explicit-any
type Any = any;
const date = (text: string): number | undefined => {
  const at = Date.parse(text.replace("GMT", "Z"));
  return at < 0 ? undefined : at;
};
const opt = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  // @ts-expect-error stop-gap
  value === undefined ? {} : { [key]: value };

export function stream(body: Any): StreamFacts {
  const s = body.StreamDescriptionSummary;
  return {
    name: s.StreamName,
    arn: s.StreamARN,
    status: s.StreamStatus,
    mode: s.StreamModeDetails.StreamMode === "ON_DEMAND" ? "on-demand" : "provisioned",
    openShards: s.OpenShardCount,
    retentionMs: s.RetentionPeriodHours * 3_600_000,
    createdAt: s.StreamCreationTimestamp * 1000,
    shardLevelMetrics: [],
    consumers: [],
  };
}
export function shards(body: Any): ShardFacts[] {
  return body.Shards.map((s: Any) => ({
    id: s.ShardId,
    parentIds: [s.ParentShardId, s.AdjacentParentShardId].filter(Boolean),
    startingSequence: s.SequenceNumberRange.StartingSequenceNumber,
    ...opt("endingSequence", s.SequenceNumberRange.EndingSequenceNumber as string),
    startingHash: s.HashKeyRange.StartingHashKey,
    endingHash: s.HashKeyRange.EndingHashKey,
  }));
}
export function leases(items: Any[]): Lease[] {
  return items.map((i) => ({
    shardId: i.leaseKey.S,
    ...opt("owner", i.leaseOwner?.S as string),
    counter: Number(i.leaseCounter.N),
    ...opt("checkpoint", i.checkpoint?.S as string),
    ownerSwitches: Number(i.ownerSwitchesSinceCheckpoint?.N ?? 0),
    parentIds: i.parentShardId?.SS ?? [],
    ...opt("startingHash", i.startingHashKey?.S as string),
    ...opt("endingHash", i.endingHashKey?.S as string),
  }));
}
const RATE = true;
const METRICS: Record<string, [MinuteMetric, boolean]> = {
  "IncomingBytes Sum": ["putBytes", RATE],
  "IncomingRecords Sum": ["putRecords", RATE],
  "PutRecords.Latency Average": ["putLatency", !RATE],
  "PutRecords.ThrottledRecords Sum": ["putRecordsThrottled", RATE],
  "WriteProvisionedThroughputExceeded Sum": ["writeThrottled", RATE],
  "GetRecords.Bytes Sum": ["getBytes", RATE],
  "GetRecords.Records Sum": ["getRecords", RATE],
  "GetRecords.Success SampleCount": ["getCalls", RATE],
  "GetRecords.Success Average": ["getSuccess", !RATE],
  "GetRecords.Latency Average": ["getLatency", !RATE],
  "GetRecords.IteratorAgeMilliseconds Maximum": ["iteratorAge", !RATE],
  "ReadProvisionedThroughputExceeded Sum": ["readThrottledCalls", RATE],
};
export function minutes(
  block: CloudWatchBlock,
  from: number,
  to: number,
  readAt: number,
): Minute[] {
  const rows = new Map<number, Partial<Record<MinuteMetric, number>>>();
  for (let at = Math.ceil(from / 60_000) * 60_000; at < to; at += 60_000) rows.set(at, {});
  for (const [ns, metricsOf] of Object.entries(block))
    for (const [metric, stats] of Object.entries(metricsOf))
      for (const [stat, points] of Object.entries(stats))
        for (const [s, v] of points) {
          const [name, rate] =
            ns === "AWS/Kinesis"
              ? (METRICS[`${metric} ${stat}`] ?? [])
              : (["applicationLag", false] as const);
          const row = rows.get(s * 1000);
          if (!name || !row) continue;
          row[name] = name === "applicationLag" ? Math.max(v, row[name] ?? 0) : rate ? v / 60 : v;
        }
  return [...rows].map(([at, values]) => ({ at, periodMs: 60_000, readAt, values }));
}
