import { z } from "zod";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import { createCloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import {
  applicationLagQueries,
  MAX_LAG_SHARDS,
  type MetricQuery,
  shardWriteQueries,
  streamQueries,
} from "@/lib/sources/cloudwatch/metric-queries";
import type { WireAnswer } from "@/lib/sources/source";
import type { RecordOptions } from "./record-options";

/** Half a cent at list price, and as many as the dashboard can know at a time. */
const MOST_LAGS = 500;

/** CloudWatch's data so far: namespace → metric → statistic → points by epoch seconds. */
type Block = Record<string, Record<string, Record<string, [number, number][]>>>;

const body = z.object({
  MetricDataResults: z.array(
    z.object({
      Id: z.string(),
      Timestamps: z.array(z.number()).default([]),
      Values: z.array(z.number()).default([]),
    }),
  ),
});

/**
 * Reads CloudWatch as the dashboard does, three hours back each time: the bill counts metrics, not
 * minutes. The last answer about a minute counts, because CloudWatch corrects its newest ones.
 */
export class CloudWatchReading {
  /** What CloudWatch bills, counted conservatively: every statistic of every call. */
  metricsRequested = 0;
  readonly #points = new Map<MetricQuery, Map<number, number>>();
  readonly #pipeline: Pipeline;
  readonly #stream: ReturnType<typeof createCloudWatchSource>;
  readonly #application: ReturnType<typeof createCloudWatchSource>;
  #asked: readonly MetricQuery[] = [];

  constructor(
    pipeline: Pipeline,
    access: RecordOptions["access"],
    onServerTime: (serverMs: number, localMs: number) => void,
  ) {
    const ask = (region: string) =>
      createCloudWatchSource({
        region,
        access: access?.cloudwatch,
        onAnswer: (answer) => this.#hear(answer),
        onServerTime,
      });
    this.#pipeline = pipeline;
    this.#stream = ask(pipeline.region);
    this.#application = ask(pipeline.kclRegion);
  }

  /** @throws SourceError */
  async readStream(signal: AbortSignal): Promise<void> {
    const { stream, consumerName } = this.#pipeline;
    const request = { stream, ...(consumerName === undefined ? {} : { consumerName }) };
    this.#asked = streamQueries("p0", request);
    const now = Date.now();
    const answer = await this.#stream.readPeriods(
      [{ pipelineId: "p", ...request }],
      spanTo(now),
      now,
      signal,
    );
    this.metricsRequested += answer.metricsRequested;
    for (const failure of answer.failures.values()) throw failure;
  }

  /**
   * The application's own lag, a metric per shard: of all shards, while the dashboard asks about
   * some at a time.
   * @throws SourceError
   */
  async readLag(shardIds: readonly string[], signal: AbortSignal): Promise<void> {
    const application = this.#pipeline.kclApplication;
    if (application === undefined) return;
    for (let from = 0; from < Math.min(shardIds.length, MOST_LAGS); from += MAX_LAG_SHARDS) {
      const request = { application, shardIds: shardIds.slice(from, from + MAX_LAG_SHARDS) };
      this.#asked = applicationLagQueries(application, request.shardIds);
      this.metricsRequested += this.#asked.length;
      const now = Date.now();
      await this.#application.readApplicationLag(request, spanTo(now), now, signal);
    }
  }

  /** The writes of each shard: three metrics per shard, which exist only when they are switched on. */
  async readShards(shardIds: readonly string[], signal: AbortSignal): Promise<void> {
    const { stream } = this.#pipeline;
    this.#asked = shardWriteQueries(stream, shardIds);
    this.metricsRequested += this.#asked.length;
    const now = Date.now();
    await this.#stream.readShardWrites({ stream, shardIds }, spanTo(now), now, signal);
  }

  /** In the form of the labelled incidents, without metrics that have no datapoints. */
  get block(): Block {
    const block: Block = {};
    for (const [{ namespace, metric, stat, dimensions }, points] of this.#points) {
      if (points.size === 0) continue;
      const name =
        dimensions["ShardId"] === undefined ? metric : `${metric} ${dimensions["ShardId"]}`;
      ((block[namespace] ??= {})[name] ??= {})[stat] = [...points].toSorted(([a], [b]) => a - b);
    }
    return block;
  }

  close(): void {
    this.#stream.close();
    this.#application.close();
  }

  /** The source checks malformed answers. */
  #hear({ status, body: text }: WireAnswer): void {
    if (status !== 200) return;
    const answer = body.safeParse(parse(text));
    for (const { Id, Timestamps, Values } of answer.data?.MetricDataResults ?? []) {
      const query = this.#asked.find(({ id }) => id === Id);
      if (query !== undefined) this.#keep(query, Timestamps, Values);
    }
  }

  #keep(query: MetricQuery, times: readonly number[], values: readonly number[]): void {
    const same = [...this.#points.keys()].find((known) => nameOf(known) === nameOf(query));
    const points = this.#points.get(same ?? query) ?? new Map<number, number>();
    this.#points.set(same ?? query, points);
    for (const [index, at] of times.entries()) {
      const value = values[index];
      if (value !== undefined) points.set(at, value);
    }
  }
}

const nameOf = ({ namespace, metric, stat, dimensions }: MetricQuery): string =>
  JSON.stringify([namespace, metric, stat, dimensions]);

const spanTo = (now: number) => ({ from: now - LOOKBACK_MS, to: now + MINUTE_MS });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
