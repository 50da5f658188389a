import type { ShardFacts, ShardLagFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import type { LagsByShard } from "@/lib/sources/cloudwatch/application-lags";
import {
  type CloudWatchSource,
  createCloudWatchSource,
} from "@/lib/sources/cloudwatch/cloudwatch-source";
import { isSourceError, SourceError } from "@/lib/sources/source";
import { ageRises } from "../own-lag/age-rises";
import { hasTold, LagMemory, type Wanted } from "../own-lag/lag-memory";
import { LAG_SPAN_MS } from "../own-lag/shard-points";
import { batchIntervalOf, stalledShards } from "../own-lag/stalled-shards";
import { withLags } from "../own-lag/with-lags";
import type { PipelineObserver } from "../pipeline/pipeline-observer";

/** The name of the call on the health board. */
export const LAG_CALL = "GetMetricData (MillisBehindLatest)";

/** A retry soon after a failure asks for no shard twice: each is billed. */
const ROUNDS_APART_MS = MINUTE_MS / 2;

/** What the reader needs of a pipeline's observer. */
type Watch = Pick<PipelineObserver, "pipeline" | "recent" | "registerCall" | "pollEnded">;
type LagSource = Pick<CloudWatchSource, "readApplicationLag" | "close">;

interface PipelineLag {
  readonly memory: LagMemory;
  roundAt: number;
  /** The last round failed, and a retry may help. */
  hasFailed: boolean;
}

export interface LagReading {
  /** The polled minutes, with the application's lag if it is known. */
  readonly periods: readonly MetricPeriod[];
  /** Absent when nothing is known this time. */
  readonly shardLags?: ShardLagFacts;
}

/**
 * Reads the application's own lag (KCL `MillisBehindLatest`). It is requested while the stream's
 * age is high or rises, and then until every late shard is read in time again. At other times it is
 * requested for stalled shards only, because nothing else tells a quiet shard from a stuck one. At
 * most 20 shards a minute.
 */
export class LagReader {
  readonly #open: (region: string) => LagSource;
  readonly #sources = new Map<string, LagSource>();
  readonly #lags = new Map<Watch, PipelineLag>();

  constructor(
    open: (region: string) => LagSource = (region) => createCloudWatchSource({ region }),
  ) {
    this.#open = open;
  }

  /** Registers the call, if it can be made at all. */
  registerCall(watch: Watch): void {
    if (watch.pipeline.kclApplication === undefined) return;
    watch.registerCall({
      source: "cloudwatch",
      call: LAG_CALL,
      needed: false,
      shown: true,
      everyMs: MINUTE_MS,
    });
  }

  /** Never rejects: without an answer the rules that need it are blind, and the source says why. */
  async read(
    watch: Watch,
    periods: readonly MetricPeriod[],
    now: number,
    signal: AbortSignal,
  ): Promise<LagReading> {
    const { kclApplication: application } = watch.pipeline;
    const shards = watch.recent.newest("shards");
    if (application === undefined || shards === undefined) return { periods };
    const lag = this.#lagOf(watch, now);
    const { memory } = lag;
    const wanted = {
      stalled: stalledIn(watch, { shards, periods, now }),
      stalledOnly: !ageRises(periods) && !memory.isAnyLate(now),
    };
    const shardIds = memory.next(shards, watch.recent.newest("leases")?.leases, now, wanted);
    if (shardIds.length === 0) {
      // A call that is no longer made is in no trouble; a lasting refusal stays.
      if (lag.hasFailed) watch.pollEnded("cloudwatch", LAG_CALL, undefined, now);
      lag.hasFailed = false;
      return { periods, ...ofStalled(memory, wanted, shards, now) };
    }
    // A round that lies ahead was before the clock was set back.
    if (Math.abs(now - lag.roundAt) < ROUNDS_APART_MS) return { periods };
    lag.roundAt = now;
    const answer = await this.#ask(watch, { application, shardIds }, now, signal);
    lag.hasFailed = answer === "failed";
    if (typeof answer === "string") return { periods };
    memory.record(answer, now, wanted);
    if (wanted.stalledOnly) return { periods, ...ofStalled(memory, wanted, shards, now) };
    return {
      periods: withLags(periods, watch.recent.periods, memory.worst()),
      shardLags: memory.facts(shards, now),
    };
  }

  close(): void {
    for (const source of this.#sources.values()) source.close();
  }

  async #ask(
    watch: Watch,
    request: { application: string; shardIds: readonly string[] },
    now: number,
    signal: AbortSignal,
  ): Promise<LagsByShard | "failed" | "refused"> {
    const region = watch.pipeline.kclRegion;
    const span = { from: now - LAG_SPAN_MS, to: now + MINUTE_MS };
    try {
      const answer = await this.#source(region).readApplicationLag(request, span, now, signal);
      watch.pollEnded("cloudwatch", LAG_CALL, undefined, now);
      return answer;
    } catch (error) {
      watch.pollEnded("cloudwatch", LAG_CALL, ownLagTrouble(error, region), now);
      return isSourceError(error) && !error.retryable ? "refused" : "failed";
    }
  }

  #source(region: string): LagSource {
    const source = this.#sources.get(region) ?? this.#open(region);
    this.#sources.set(region, source);
    return source;
  }

  #lagOf(watch: Watch, now: number): PipelineLag {
    const known = this.#lags.get(watch);
    if (known !== undefined) return known;
    const lag: PipelineLag = { memory: new LagMemory(), roundAt: -Infinity, hasFailed: false };
    const kept = watch.recent.newest("shardLags");
    if (kept !== undefined) lag.memory.recall(kept, now);
    this.#lags.set(watch, lag);
    return lag;
  }
}

interface Polled {
  readonly shards: readonly ShardFacts[];
  readonly periods: readonly MetricPeriod[];
  readonly now: number;
}

function stalledIn({ recent }: Watch, polled: Polled): readonly string[] {
  const { facts, batches } = recent.snapshot(polled.now);
  const interval = { application: facts.application.at(-1)?.value, batches };
  return stalledShards({ ...polled, scans: facts.leases, intervalMs: batchIntervalOf(interval) });
}

/**
 * What is known while only stalled shards are asked for, recorded anew with every poll: it holds
 * until they are asked for again. Empty without any datapoint.
 */
function ofStalled(
  memory: LagMemory,
  { stalled }: Wanted,
  shards: readonly ShardFacts[],
  now: number,
): Pick<LagReading, "shardLags"> {
  if (stalled.length === 0) return {};
  const shardLags = memory.facts(shards, now);
  return hasTold(shardLags) ? { shardLags } : {};
}

/** Adds to the error which figures are missing: the stream's own may come from another region. */
function ownLagTrouble(error: unknown, region: string): unknown {
  if (!isSourceError(error)) return error;
  const { source, call, fault, message } = error;
  return new SourceError({
    source,
    call,
    fault,
    message: `How late this application reads each shard (the KCL's metrics in ${region}) is not known. ${message}`,
    cause: error,
  });
}
