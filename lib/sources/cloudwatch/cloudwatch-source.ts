import { CloudWatchClient, type MetricDataResult } from "@aws-sdk/client-cloudwatch";
import type { ShardWrites } from "@/lib/domain/stream-facts";
import { type AwsSourceOptions, clientOptions } from "../aws/client-options";
import { ServerClock } from "../aws/server-clock";
import { applicationLags, type LagsByShard } from "./application-lags";
import { getMetricData, type MetricQuestion } from "./get-metric-data";
import { askableSpan, type Span } from "./legal-period";
import {
  applicationLagQueries,
  MAX_LAG_SHARDS,
  shardWriteQueries,
  type StreamRequest,
  streamQueries,
} from "./metric-queries";
import { planCalls } from "./plan-calls";
import { shardWrites } from "./shard-writes";
import { type MetricReader, type PeriodsAnswer, readCalls } from "./read-calls";

export interface PeriodsRequest extends StreamRequest {
  readonly pipelineId: string;
}

export interface LagRequest {
  /** The KCL application's name, which is the namespace of its metrics. */
  readonly application: string;
  /** Only the first MAX_LAG_SHARDS are asked for. */
  readonly shardIds: readonly string[];
}

export interface ShardWritesRequest {
  readonly stream: string;
  /** Only the first MAX_LAG_SHARDS are asked for; enhanced monitoring must be on. */
  readonly shardIds: readonly string[];
}

export interface CloudWatchSource {
  /**
   * The periods of several pipelines of one region, in as few calls as the limits allow. The span
   * is widened to whole periods of the length that is legal for its age. The period that is still
   * running at `now` is left out. Failures are returned per pipeline, never thrown. The time of the
   * answer is by AWS's clock, as the periods are: by a clock ahead of AWS's, minutes that have not
   * happened yet would count as settled, without any puts.
   */
  readPeriods(
    requests: readonly PeriodsRequest[],
    span: Span,
    now: number,
    signal: AbortSignal,
  ): Promise<PeriodsAnswer>;
  /**
   * The application's own lag on each shard: from the start of each period that has a datapoint,
   * epoch ms, to the lag, ms. A shard without datapoints has an empty entry.
   * @throws SourceError
   */
  readApplicationLag(
    request: LagRequest,
    span: Span,
    now: number,
    signal: AbortSignal,
  ): Promise<LagsByShard>;
  /**
   * The writes that each shard took and refused, as means over the whole minutes of the span.
   * @throws SourceError
   */
  readShardWrites(
    request: ShardWritesRequest,
    span: Span,
    now: number,
    signal: AbortSignal,
  ): Promise<readonly ShardWrites[]>;
  close(): void;
}

/** CloudWatch of one region, only through `GetMetricData`. Times are epoch ms. */
export function createCloudWatchSource(options: AwsSourceOptions): CloudWatchSource {
  const clock = new ServerClock();
  const client = new CloudWatchClient(clientOptions({ ...options, onServerTime: noteServerTime }));
  function noteServerTime(serverMs: number, localMs: number): void {
    clock.told(serverMs, localMs);
    options.onServerTime?.(serverMs, localMs);
  }
  const ask = (question: MetricQuestion, signal: AbortSignal) =>
    getMetricData(client, options.region, question, signal);
  return {
    async readPeriods(requests, wanted, now, signal) {
      const asked = askableSpan(wanted, now);
      const pipelines = requests.map(({ pipelineId, ...stream }, i) => ({
        pipelineId,
        queries: streamQueries(`p${i}`, stream),
      }));
      return readCalls(asked ? planCalls(pipelines, asked.span, asked.periodMs) : [], {
        periodMs: asked?.periodMs ?? 0,
        ask: (question) => ask(question, signal),
        clock: () => clock.now(),
      });
    },
    readApplicationLag: (request, wanted, now, signal) =>
      readLag(request, askableSpan(wanted, now), (question) => ask(question, signal)),
    readShardWrites: (request, wanted, now, signal) =>
      readShards(request, askableSpan(wanted, now), (question) => ask(question, signal)),
    close: () => client.destroy(),
  };
}

async function readShards(
  { stream, shardIds }: ShardWritesRequest,
  asked: ReturnType<typeof askableSpan>,
  ask: MetricReader["ask"],
): Promise<readonly ShardWrites[]> {
  const queries = shardWriteQueries(stream, shardIds);
  if (asked === undefined || queries.length === 0) return [];
  return shardWrites(queries, await ask({ queries, ...asked }), asked.span);
}

async function readLag(
  { application, shardIds }: LagRequest,
  asked: ReturnType<typeof askableSpan>,
  ask: MetricReader["ask"],
): Promise<LagsByShard> {
  const queries = applicationLagQueries(application, shardIds.slice(0, MAX_LAG_SHARDS));
  if (asked === undefined || queries.length === 0) return new Map();
  // 20 shards of a week's minutes exceed one call: the parts are joined as pages are.
  const { periodMs } = asked;
  const parts = planCalls([{ pipelineId: application, queries }], asked.span, periodMs);
  const results: MetricDataResult[] = [];
  for (const { span } of parts) results.push(...(await ask({ queries, span, periodMs })));
  return applicationLags(queries, results);
}
