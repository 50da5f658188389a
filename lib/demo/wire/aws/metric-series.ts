import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import type { StreamMinute } from "../../simulation/metric-minutes";
import { shardId } from "./shard-id";
import {
  lagStatistic,
  shardStatistic,
  type Statistic,
  streamStatistic,
  unitOf,
} from "./metric-catalogue";
import type { MetricQuery } from "./metric-request";

/** The metrics in the CloudWatch of one region: of its streams, and of its KCL applications. */
export interface RegionalMetrics {
  readonly streams: readonly PipelineSimulation[];
  readonly applications: readonly PipelineSimulation[];
}

/** Datapoints of one query: epoch seconds (start of the period) and value. */
export type Points = readonly (readonly [at: number, value: number])[];

const DAY_SECONDS = 86_400;

/** The shortest period that CloudWatch still keeps for a start of this age, seconds. */
export function legalPeriod(ageSeconds: number): number {
  if (ageSeconds <= 15 * DAY_SECONDS) return 60;
  return ageSeconds <= 63 * DAY_SECONDS ? 300 : 3600;
}

/**
 * The datapoints of one query, ascending. An unknown stream, metric, dimension set or unit gives an
 * empty series, and so does a period that is too short for its age: CloudWatch answers neither with
 * an error.
 */
export function seriesOf(
  query: MetricQuery,
  range: { start: number; end: number; now: number },
  metrics: RegionalMetrics,
): Points {
  const isOther = query.unit !== undefined && query.unit !== unitOf(query.metric);
  const found = isOther ? undefined : resolve(query, metrics);
  const legal = legalPeriod(range.now - range.start);
  if (found === undefined || query.period % legal !== 0) return [];
  const { minutes, statistic } = found;
  const start = range.start - (range.start % legal);
  const points: [number, number][] = [];
  for (const [at, bucket] of buckets(minutes, query.period, start, range.end)) {
    const value = statistic(bucket);
    if (value !== undefined) points.push([at, value]);
  }
  return points;
}

/** Periods start at multiples of their length in UTC; start inclusive, end exclusive. */
function buckets(
  minutes: readonly StreamMinute[],
  period: number,
  start: number,
  end: number,
): ReadonlyMap<number, StreamMinute[]> {
  const byStart = new Map<number, StreamMinute[]>();
  for (const minute of minutes) {
    const at = minute.at - (minute.at % period);
    if (at < start || at >= end) continue;
    const bucket = byStart.get(at);
    if (bucket === undefined) byStart.set(at, [minute]);
    else bucket.push(minute);
  }
  return byStart;
}

interface Found {
  readonly minutes: readonly StreamMinute[];
  readonly statistic: Statistic;
}

function resolve(query: MetricQuery, metrics: RegionalMetrics): Found | undefined {
  return query.namespace === "AWS/Kinesis"
    ? resolveStream(query, metrics.streams)
    : resolveLag(query, metrics.applications);
}

/** The dimensions must match exactly: nothing is summed over a missing or additional one. */
function resolveStream(
  { metric, stat, dimensions }: MetricQuery,
  simulations: readonly PipelineSimulation[],
): Found | undefined {
  const name = dimensions.get("StreamName");
  const found = simulations.find(({ scenario }) => scenario.stream === name);
  if (found === undefined) return undefined;
  const asked = dimensions.get("ShardId");
  if (dimensions.size === 1) return statisticOf(found, streamStatistic(metric, stat));
  if (dimensions.size !== 2 || !found.scenario.shardLevelMetrics.includes(metric)) return undefined;
  const shard = found.shards.findIndex((_, index) => shardId(index) === asked);
  return statisticOf(found, shard < 0 ? undefined : shardStatistic(metric, stat, shard));
}

function statisticOf({ minutes }: PipelineSimulation, statistic: Statistic | undefined) {
  return statistic && { minutes, statistic };
}

function resolveLag(
  { namespace, metric, stat, dimensions }: MetricQuery,
  simulations: readonly PipelineSimulation[],
): Found | undefined {
  const found = simulations.find(({ scenario }) => scenario.kclApplication === namespace);
  if (dimensions.size !== 2 || dimensions.get("Operation") !== "ProcessTask") return undefined;
  const asked = dimensions.get("ShardId");
  const shard = found?.shards.findIndex((_, index) => shardId(index) === asked) ?? -1;
  const statistic = shard < 0 ? undefined : lagStatistic(metric, stat, shard);
  return found && statistic && { minutes: found.minutes, statistic };
}
