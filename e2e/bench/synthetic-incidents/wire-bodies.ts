import { CallCounter } from "@/lib/demo/wire/calls";
import type { Driver } from "@/lib/demo/simulation/driver";
import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import { answerAws } from "@/lib/demo/wire/aws/answer-aws";
import { AWS_SERVICES, type AwsService } from "@/lib/demo/wire/aws/aws-answer";
import { seriesOf } from "@/lib/demo/wire/aws/metric-series";
import { shardId } from "@/lib/demo/wire/aws/shard-id";
import { answerSpark } from "@/lib/demo/wire/spark/answer-spark";
import { sparkJson } from "@/lib/demo/wire/spark/spark-json";
import type { ShardWriteFacts } from "@/lib/domain/stream-facts";
import { DEFAULT_PUBLICATION_DELAY_MS, settledBefore } from "@/lib/domain/metric-period";
import type { Incident } from "@/lib/incidents/incident/incident";
import {
  applicationLagQueries,
  type MetricQuery,
  shardWriteQueries,
  streamQueries,
} from "@/lib/sources/cloudwatch/metric-queries";
import { shardWrites } from "@/lib/sources/cloudwatch/shard-writes";

type Json = Readonly<Record<string, unknown>>;
type Block = Incident["cloudwatch"];

/** `GetMetricData`'s answer about the last three hours, to the product's queries. */
export function cloudWatchBlock(simulation: PipelineSimulation, lookBackMs: number): Block {
  const { stream, kclApplication, shards } = simulation.scenario;
  const ids = Array.from({ length: shards }, (_, index) => shardId(index));
  const queries = [
    ...streamQueries("s", { stream }),
    ...applicationLagQueries(kclApplication, ids),
  ];
  const end = Math.floor(simulation.now / 1000);
  const range = { start: end - lookBackMs / 1000, end, now: end };
  const metrics = { streams: [simulation], applications: [simulation] };
  const block: Block = {};
  for (const query of queries) {
    const points = seriesOf(asked(query), range, metrics);
    if (points.length === 0) continue;
    const byMetric = (block[query.namespace] ??= {});
    const shard = query.dimensions.ShardId;
    const name = shard === undefined ? query.metric : `${query.metric} ${shard}`;
    (byMetric[name] ??= {})[query.stat] = points.map(([at, value]) => [at, value]);
  }
  return block;
}

const ASKED_MS = 5 * 60_000;

/**
 * The writes of the first shards as the product would read them; undefined when shard-level metrics
 * are off.
 */
export function shardLevel(simulation: PipelineSimulation): ShardWriteFacts | undefined {
  const { stream, shards, shardLevelMetrics } = simulation.scenario;
  if (shardLevelMetrics.length === 0) return undefined;
  const ids = Array.from({ length: shards }, (_, index) => shardId(index));
  const queries = shardWriteQueries(stream, ids);
  const to = settledBefore(simulation.now, DEFAULT_PUBLICATION_DELAY_MS);
  const span = { from: to - ASKED_MS, to };
  const range = { start: span.from / 1000, end: to / 1000, now: simulation.now / 1000 };
  const metrics = { streams: [simulation], applications: [] };
  const results = queries.map((query) => {
    const points = seriesOf(asked(query), range, metrics);
    return {
      Id: query.id,
      Timestamps: points.map(([at]) => at),
      Values: points.map(([, value]) => value),
      StatusCode: "Complete",
    };
  });
  return { shards: shardWrites(queries, results, span), openShards: shards };
}

function asked({ id, namespace, metric, stat, dimensions }: MetricQuery) {
  return {
    id,
    label: metric,
    namespace,
    metric,
    stat,
    period: 60,
    dimensions: new Map(Object.entries(dimensions)),
    returned: true,
  };
}

/** The bodies of `DescribeStreamSummary` and `ListShards`. */
export function kinesisBodies(simulation: PipelineSimulation): Incident["kinesis"] {
  const body = { StreamName: simulation.scenario.stream };
  return {
    DescribeStreamSummary: aws(simulation, {
      service: "kinesis",
      operation: "DescribeStreamSummary",
      body,
    }),
    ListShards: aws(simulation, { service: "kinesis", operation: "ListShards", body }),
  };
}

/** The body of `Scan` on the lease table, at present. */
export function leaseScan(simulation: PipelineSimulation): { Items: unknown[] } {
  const body = { TableName: simulation.scenario.kclApplication };
  const { Items } = aws(simulation, { service: "dynamodb", operation: "Scan", body });
  return { Items: Array.isArray(Items) ? Items : [] };
}

function aws(
  simulation: PipelineSimulation,
  call: { service: AwsService["name"]; operation: string; body: Json },
): Json {
  const service = AWS_SERVICES.find(({ name }) => name === call.service);
  if (service === undefined) throw new Error(`no service ${call.service}`);
  const demo = { simulations: [simulation], calls: new CallCounter(), now: () => simulation.now };
  return answerAws({ ...call, service, region: undefined }, demo);
}

const ENDPOINTS = {
  statistics: "streaming/statistics",
  receivers: "streaming/receivers",
  batches: "streaming/batches",
  executors: "executors",
  environment: "environment",
  jobs: "jobs?status=running",
} as const;

/** The driver's answers as JSON; null when it is down or has no streaming context yet. */
export function sparkBodies(
  simulation: PipelineSimulation,
  driver: Driver | undefined,
): Incident["spark"] {
  if (driver === undefined || simulation.now < driver.contextAt * 1000) return null;
  const get = (path: string): unknown => {
    const url = new URL(path, "http://driver:4040");
    const answer = answerSpark(url, simulation, driver);
    if (answer.kind !== "json" && answer.kind !== "metrics") throw new Error(`${path} failed`);
    const parsed: unknown = JSON.parse(sparkJson(answer.body));
    return parsed;
  };
  const of = (path: string): unknown => get(`/api/v1/applications/${driver.applicationId}/${path}`);
  return {
    applications: get("/api/v1/applications"),
    statistics: of(ENDPOINTS.statistics),
    receivers: of(ENDPOINTS.receivers),
    batches: of(ENDPOINTS.batches),
    executors: of(ENDPOINTS.executors),
    environment: of(ENDPOINTS.environment),
    jobs: of(ENDPOINTS.jobs),
    metrics: get("/metrics/json/"),
  };
}
