import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDataQuery,
  type MetricDatum,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { STREAM } from "./kinesis-properties";

const NAMESPACE = "AWS/Kinesis";

/** One minute of one metric in CloudWatch. */
export interface Datapoint {
  /** Epoch ms. */
  readonly at: number;
  readonly sum: number;
  readonly count: number;
}

/** The datapoints of half an hour in the past; `from` is a multiple of five minutes. */
export interface MetricSeed {
  readonly from: number;
  readonly to: number;
  readonly puts: readonly Datapoint[];
  readonly reads: readonly Datapoint[];
  readonly ages: readonly { readonly at: number; readonly value: number }[];
}

export const PUTS = "IncomingRecords";
export const READS = "GetRecords.Success";
export const AGES = "GetRecords.IteratorAgeMilliseconds";

export interface Asked {
  readonly metric: string;
  readonly stat: string;
  readonly period?: number;
  readonly unit?: "Bytes" | "Milliseconds";
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** One entry of GetMetricData. */
export function query(id: string, asked: Asked): MetricDataQuery {
  const { metric, stat, period = 60, unit, dimensions = { StreamName: STREAM } } = asked;
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Id: id,
    ReturnData: true,
    MetricStat: {
      Metric: { Namespace: NAMESPACE, MetricName: metric, Dimensions },
      Period: period,
      Stat: stat,
      ...(unit === undefined ? {} : { Unit: unit }),
    },
  };
}

/** The points of each series by its id: epoch ms and value, in the order of the answer. */
export async function pointsOf(
  client: CloudWatchClient,
  span: { readonly from: number; readonly to: number },
  queries: readonly MetricDataQuery[],
  more: Partial<GetMetricDataCommandInput> = { ScanBy: "TimestampAscending" },
): Promise<Readonly<Record<string, readonly (readonly [number, number])[]>>> {
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(span.from),
      EndTime: new Date(span.to),
      MetricDataQueries: [...queries],
      ...more,
    }),
  );
  return Object.fromEntries(
    MetricDataResults.map(({ Id = "", Timestamps = [], Values = [] }) => [
      Id,
      Timestamps.map((at, i) => [at.getTime(), Values[i] ?? Number.NaN] as const),
    ]),
  );
}

/** Reads the demo's own half hour, minute by minute. */
export async function readSeed(demo: CloudWatchClient, now: number): Promise<MetricSeed> {
  const to = Math.floor(now / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  const span = { from: to - 30 * MINUTE_MS, to };
  const points = await pointsOf(demo, span, [
    query("puts", { metric: PUTS, stat: "Sum" }),
    query("putCalls", { metric: PUTS, stat: "SampleCount" }),
    query("good", { metric: READS, stat: "Sum" }),
    query("calls", { metric: READS, stat: "SampleCount" }),
    query("ages", { metric: AGES, stat: "Maximum" }),
  ]);
  const both = (sums: string, counts: string): readonly Datapoint[] => {
    const known = new Map(points[counts]);
    return (points[sums] ?? []).map(([at, sum]) => ({ at, sum, count: known.get(at) ?? 0 }));
  };
  return {
    ...span,
    puts: both("puts", "putCalls"),
    reads: both("good", "calls"),
    ages: (points["ages"] ?? []).map(([at, value]) => ({ at, value })),
  };
}

/** Writes the same datapoints into a judge. AWS itself would refuse this namespace. */
export async function writeSeed(judge: CloudWatchClient, seed: MetricSeed): Promise<void> {
  const Dimensions = [{ Name: "StreamName", Value: STREAM }];
  const summed = (MetricName: string, points: readonly Datapoint[]): MetricDatum[] =>
    points.map(({ at, sum, count }) => ({
      MetricName,
      Dimensions,
      // Inside the minute, not at its edge.
      Timestamp: new Date(at + 1_000),
      Unit: "Count",
      StatisticValues: { Sum: sum, SampleCount: count, Minimum: 0, Maximum: sum },
    }));
  const MetricData: MetricDatum[] = [
    ...summed(PUTS, seed.puts),
    ...summed(READS, seed.reads),
    ...seed.ages.map(({ at, value }) => ({
      MetricName: AGES,
      Dimensions,
      Timestamp: new Date(at + 1_000),
      Unit: "Milliseconds" as const,
      Value: value,
    })),
  ];
  await judge.send(new PutMetricDataCommand({ Namespace: NAMESPACE, MetricData }));
}
