import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import { type Poller, startPoller } from "@/lib/poller/poller";
import {
  type CloudWatchSource,
  createCloudWatchSource,
} from "@/lib/sources/cloudwatch/cloudwatch-source";
import { LagReader } from "./lag-reader";
import type { PipelineObserver } from "../pipeline/pipeline-observer";
import { publicationAside } from "./publication-aside";
import { ShardWriteReader } from "./shard-write-reader";

const CALL = "GetMetricData";

/** CloudWatch corrects up to about ten minutes later: each poll reads these again. */
const REREAD_MS = 10 * MINUTE_MS;

const TIMEOUT_MS = 25_000;

/** The last minute is being published just now; a little later more of it can be read. */
const AFTER_MINUTE_MS = { least: 4_000, jitter: 8_000 };

/** One call a minute for all pipelines of a region together. */
export function watchCloudWatch(
  region: string,
  watches: readonly PipelineObserver[],
  open: typeof createCloudWatchSource = createCloudWatchSource,
): Poller {
  const offsetMs = AFTER_MINUTE_MS.least + Math.random() * AFTER_MINUTE_MS.jitter;
  const source = open({
    region,
    onServerTime: (server, local) => {
      for (const watch of watches) watch.health.serverTime("cloudwatch", server, local);
    },
  });
  const reader = new RegionReader(source, watches);
  const poller = startPoller({
    poll: (signal) => reader.read(signal),
    pauseMs: () => untilNextMinute(Date.now(), offsetMs),
    timeoutMs: TIMEOUT_MS,
    retry: { firstMs: 5_000, mostMs: 60_000 },
    onOutcome: (error) => reader.pollEnded(error),
  });
  return { ...poller, stop: () => (poller.stop(), source.close(), reader.close()) };
}

/** Wait until `offsetMs` after the next full minute, but never less than half a minute. */
export function untilNextMinute(now: number, offsetMs: number): number {
  const wait = MINUTE_MS - ((now - offsetMs) % MINUTE_MS);
  return wait < MINUTE_MS / 2 ? wait + MINUTE_MS : wait;
}

class RegionReader {
  readonly #source: CloudWatchSource;
  readonly #watches: readonly PipelineObserver[];
  readonly #lag = new LagReader();
  readonly #shardWrites: ShardWriteReader;
  /** The start of the minutes that each pipeline still lacks, epoch ms. */
  readonly #lacksFrom = new Map<PipelineObserver, number>();
  #failed = new Map<PipelineObserver, unknown>();

  constructor(source: CloudWatchSource, watches: readonly PipelineObserver[]) {
    this.#source = source;
    this.#watches = watches;
    this.#shardWrites = new ShardWriteReader(source);
    for (const watch of watches) {
      watch.registerCall({ source: "cloudwatch", call: CALL, needed: true, everyMs: MINUTE_MS });
      this.#lag.registerCall(watch);
    }
  }

  async read(signal: AbortSignal): Promise<void> {
    this.#failed = new Map();
    const now = Date.now();
    const lacking = this.#watches.map((watch) => this.#lacksFrom.get(watch) ?? now - LOOKBACK_MS);
    const from = Math.max(now - LOOKBACK_MS, Math.min(now, ...lacking) - REREAD_MS);
    const requests = this.#watches.map(({ pipeline }) => ({
      pipelineId: pipeline.id,
      stream: pipeline.stream,
      ...(pipeline.consumerName !== undefined && { consumerName: pipeline.consumerName }),
    }));
    const span = { from, to: now + MINUTE_MS };
    const answer = await this.#source.readPeriods(requests, span, now, signal);
    const kept = this.#watches.map(async (watch) => {
      const failure = answer.failures.get(watch.pipeline.id);
      const periods = (answer.minutes.get(watch.pipeline.id) ?? []).filter(hasBegun);
      if (failure) this.#failed.set(watch, failure);
      else this.#lacksFrom.set(watch, lacksFrom(periods, now));
      const lag = await this.#lag.read(watch, periods, now, signal);
      watch.recordMinutes(lag.periods);
      if (!failure)
        watch.health.aside("cloudwatch", publicationAside(watch.recent.snapshot(now), now));
      if (lag.shardLags) watch.recordFact("shardLags", lag.shardLags, now);
      await this.#shardWrites.read(watch, now, signal);
    });
    await Promise.all(kept);
    // No stream was answered: the poll failed, and is retried before the next minute.
    const [failure] = this.#failed.values();
    if (this.#failed.size === this.#watches.length) throw failure;
  }

  /** A refused stream is that pipeline's trouble; a refused call is everybody's. */
  pollEnded(error: unknown): void {
    const now = Date.now();
    for (const watch of this.#watches) {
      watch.pollEnded("cloudwatch", CALL, this.#failed.get(watch) ?? error, now);
    }
  }

  close(): void {
    this.#lag.close();
  }
}

/** By CloudWatch's clock, a minute that has not begun cannot have been answered. */
const hasBegun = (period: MetricPeriod): boolean => period.at <= period.readAt;

/** Where the next poll must start, epoch ms: CloudWatch's clock may be behind ours. */
function lacksFrom(answered: readonly MetricPeriod[], now: number): number {
  return Math.min(now, answered.at(-1)?.readAt ?? now);
}
