import type { StreamMinute } from "../../simulation/metric-minutes";

/** The value of one statistic over some minutes; undefined without a datapoint. */
export type Statistic = (minutes: readonly StreamMinute[]) => number | undefined;

type MinuteField = Exclude<keyof StreamMinute, "at" | "ageMs" | "lagMs" | "shards">;

/** Times of one call inside the service; the demo's Kinesis itself is never slow. */
const PUT_LATENCY_MS = 12;
const GET_LATENCY_MS = 15;
/** Records per PutRecords call, for SampleCount. */
const RECORDS_PER_PUT = 100;

/** The AWS/Kinesis stream-level metrics that a pipeline can have, by name and statistic. */
const STREAM_METRICS: Readonly<Record<string, Readonly<Record<string, Statistic>>>> = {
  IncomingBytes: sums("putBytes", "putRecords"),
  IncomingRecords: sums("putRecords", "putRecords"),
  "PutRecords.TotalRecords": sums("attempted", "attempted"),
  "PutRecords.SuccessfulRecords": sums("putRecords", "attempted"),
  "PutRecords.ThrottledRecords": sums("rejected", "attempted"),
  "PutRecords.Bytes": sums("putBytes", "putRecords"),
  "PutRecords.Latency": { Average: where("attempted", jitter(PUT_LATENCY_MS)) },
  WriteProvisionedThroughputExceeded: {
    ...sums("rejected", "attempted"),
    Average: where("attempted", ratio("rejected", "attempted")),
  },
  "GetRecords.Bytes": sums("getBytes", "calls"),
  "GetRecords.Records": sums("getRecords", "calls"),
  "GetRecords.Success": {
    SampleCount: where("calls", sum("calls")),
    Sum: where("calls", (minutes) => sum("calls")(minutes) - sum("refusedCalls")(minutes)),
    Average: where("calls", (minutes) => 1 - ratio("refusedCalls", "calls")(minutes)),
  },
  "GetRecords.Latency": { Average: where("calls", jitter(GET_LATENCY_MS)) },
  "GetRecords.IteratorAgeMilliseconds": {
    Maximum: (minutes) => maximum(minutes.map((minute) => minute.ageMs)),
  },
  ReadProvisionedThroughputExceeded: {
    ...sums("refusedCalls", "calls"),
    Average: where("calls", ratio("refusedCalls", "calls")),
  },
};

/** A stream-level statistic; undefined when a stream never has such a metric. */
export function streamStatistic(metric: string, stat: string): Statistic | undefined {
  return STREAM_METRICS[metric]?.[stat];
}

/** The shard-level metrics of writes, by name. A shard without writes has no datapoint. */
const SHARD_METRICS = {
  IncomingBytes: "bytes",
  IncomingRecords: "records",
  WriteProvisionedThroughputExceeded: "rejected",
} as const;

/** A shard-level statistic of writes; undefined when the demo has no such metric. */
export function shardStatistic(metric: string, stat: string, shard: number): Statistic | undefined {
  const found = Object.entries(SHARD_METRICS).find(([name]) => name === metric);
  if (found === undefined || stat !== "Sum") return undefined;
  const [, field] = found;
  return (minutes) => {
    const written = minutes.flatMap(({ shards }) => shards[shard] ?? []);
    const attempted = written.reduce((total, one) => total + one.records + one.rejected, 0);
    return attempted > 0 ? written.reduce((total, one) => total + one[field], 0) : undefined;
  };
}

/** The unit of a metric's datapoints. A query with another unit finds none. */
export function unitOf(metric: string): "Bytes" | "Milliseconds" | "Count" {
  if (metric.endsWith("Bytes")) return "Bytes";
  return /Latency$|^Millis|Milliseconds$/.test(metric) ? "Milliseconds" : "Count";
}

/** KCL's `ProcessTask` lag of one shard. */
export function lagStatistic(metric: string, stat: string, shard: number): Statistic | undefined {
  if (metric !== "MillisBehindLatest" || stat !== "Maximum") return undefined;
  return (minutes) => maximum(minutes.map((minute) => minute.lagMs[shard]));
}

function sum(field: MinuteField): (minutes: readonly StreamMinute[]) => number {
  return (minutes) => minutes.reduce((total, minute) => total + minute[field], 0);
}

function ratio(
  part: MinuteField,
  whole: MinuteField,
): (minutes: readonly StreamMinute[]) => number {
  return (minutes) => sum(part)(minutes) / sum(whole)(minutes);
}

/** A datapoint exists only where operations happened: an idle minute is absent, never zero. */
function where(
  operations: MinuteField,
  value: (minutes: readonly StreamMinute[]) => number,
): Statistic {
  return (minutes) => (sum(operations)(minutes) > 0 ? value(minutes) : undefined);
}

function sums(field: MinuteField, operations: MinuteField): Record<string, Statistic> {
  return {
    Sum: where(operations, sum(field)),
    SampleCount: where(operations, (minutes) =>
      operations === "calls"
        ? sum("calls")(minutes)
        : Math.ceil(sum(operations)(minutes) / RECORDS_PER_PUT),
    ),
  };
}

/** The same minute always has the same latency, within some tenths of the usual one. */
function jitter(usualMs: number): (minutes: readonly StreamMinute[]) => number {
  return (minutes) => {
    const at = minutes[0]?.at ?? 0;
    return Math.round(10 * usualMs * (1 + 0.08 * Math.sin(at / 37))) / 10;
  };
}

function maximum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
