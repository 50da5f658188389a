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

export function application(apps: Any, statistics: Any): ApplicationFacts {
  const app = apps[0];
  const attempt = app.attempts[0];
  return {
    id: app.id,
    name: app.name,
    startedAt: attempt.startTimeEpoch,
    sparkVersion: attempt.appSparkVersion,
    ...opt("streamingStartedAt", date(statistics.startTime)),
    ...opt("intervalMs", statistics.batchDuration as number),
  };
}
export function counters(s: Any): StreamingCounters {
  return {
    completedBatches: s.numTotalCompletedBatches,
    activeBatches: s.numActiveBatches,
    receivedRecords: s.numReceivedRecords,
    processedRecords: s.numProcessedRecords,
  };
}
export function receivers(s: Any, list: Any[]): ReceiverFacts {
  return {
    active: s.numActiveReceivers,
    configured: s.numActiveReceivers + s.numInactiveReceivers,
    receivers: list.map((r) => ({
      streamId: r.streamId,
      name: r.streamName,
      ...opt("active", r.isActive as boolean),
      ...opt("executorId", r.executorId as string),
      ...opt("host", r.executorHost as string),
      ...opt("error", r.lastErrorMessage as string),
    })),
  };
}
export function batches(list: Any[], applicationId: string): Batch[] {
  return list
    .map((b) => ({
      id: b.batchId,
      applicationId,
      intervalMs: b.batchDuration,
      records: b.inputSize,
      ...opt("schedulingDelayMs", b.schedulingDelay as number),
      ...opt("processingTimeMs", b.processingTime as number),
      outputs: { total: b.numTotalOutputOps, failed: b.numFailedOutputOps },
      ...opt("failure", b.firstFailureReason as string),
    }))
    .toSorted((a, b) => a.id - b.id);
}
export function slots(list: Any[]): SlotFacts {
  const active = list.filter((e) => e.isActive);
  return {
    total: active.reduce((n, e) => n + e.maxTasks, 0),
    executors: active.filter((e) => e.maxTasks > 0).length,
    activeTasks: active.reduce((n, e) => n + e.activeTasks, 0),
  };
}
export function settings(env: Any): SparkSettings {
  const p = new Map<string, string>(env.sparkProperties);
  const num = (k: string) => (p.has(k) ? Number(p.get(k)) : undefined);
  const jar = (name: string) =>
    env.classpathEntries
      .map((e: Any) => new RegExp(`${name}-([0-9][0-9.]*[0-9])\\.jar$`).exec(e[0])?.[1])
      .find((x: Any) => x) as string | undefined;
  return {
    backpressure: p.get("spark.streaming.backpressure.enabled") === "true",
    ...opt("initialRate", num("spark.streaming.backpressure.initialRate")),
    minRate: num("spark.streaming.backpressure.pid.minRate") ?? 100,
    ...opt("maxRate", num("spark.streaming.receiver.maxRate")),
    concurrentJobs: num("spark.streaming.concurrentJobs") ?? 1,
    blockIntervalMs: Number.parseInt(p.get("spark.streaming.blockInterval") ?? "200", 10),
    taskCpus: num("spark.task.cpus") ?? 1,
    ...opt("master", p.get("spark.master")),
    ...opt("kclVersion", jar("amazon-kinesis-client")),
  };
}
export function work(jobs: Any[]): RunningWork {
  const running = jobs.filter((j) => j.status === "RUNNING");
  const isReceiver = (j: Any) => /receiver/.test(j.description);
  return {
    receiverTasks: running.filter((j) => isReceiver(j) && j.numActiveTasks > 0).length,
    receiverJobs: running.filter(isReceiver).length,
    batchJobs: running
      .filter((j) => !isReceiver(j))
      .map((j): BatchJob => ({
        batchId: Number(/id=(\d+)/.exec(j.description)?.[1]),
        tasks: j.numTasks,
        activeTasks: j.numActiveTasks,
        completedTasks: j.numCompletedTasks,
      })),
  };
}
export function metrics(m: Any): DriverMetrics {
  const g = Object.entries<Any>(m.gauges).find(([k]) =>
    k.endsWith("lastReceivedBatch_submissionTime"),
  )?.[1].value;
  const d = Object.entries<Any>(m.counters).find(([k]) =>
    k.endsWith("appStatus.numDroppedEvents"),
  )?.[1].count;
  return {
    ...opt("droppedEvents", d as number),
    ...opt("lastSubmissionAt", g > 0 ? (g as number) : undefined),
  };
}
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
