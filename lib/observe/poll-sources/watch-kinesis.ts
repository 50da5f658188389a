import { type Poller, startPoller } from "@/lib/poller/poller";
import { createKinesisSource, type KinesisSource } from "@/lib/sources/kinesis/kinesis-source";
import { ageClock } from "@/lib/process/age-clock";
import type { PipelineObserver } from "../pipeline/pipeline-observer";

const SUMMARY_MS = 60_000;
const SHARDS_MS = 5 * 60_000;
const RETRY = { firstMs: 5_000, mostMs: 60_000 };
const TIMEOUT_MS = 20_000;

/** Spreads the calls of many pipelines: DescribeStreamSummary allows 20 a second for each account. */
const jittered = (ms: number): number => ms * (0.9 + 0.2 * Math.random());

/** Polls the stream's mode, shard count and retention every minute, its shards and readers every five. */
export function watchKinesis(watch: PipelineObserver): Poller {
  const { region, stream } = watch.pipeline;
  const source = createKinesisSource({
    region,
    onServerTime: (server, local) => watch.health.serverTime("kinesis", server, local),
  });
  const shards = watchShards(watch, source);
  const readConsumers = consumerReader(source);
  const summary = startPoller({
    poll: async (signal) => {
      const facts = await source.readStream(stream, signal);
      const before = watch.recent.newest("stream");
      const consumers = await readConsumers(facts.arn, signal);
      watch.recordFact("stream", { ...facts, consumers }, Date.now());
      // A reshard is seen here first: its shards are read at once.
      if (before && before.openShards !== facts.openShards) shards.nudge();
    },
    pauseMs: () => jittered(SUMMARY_MS),
    timeoutMs: TIMEOUT_MS,
    retry: RETRY,
    onOutcome: (error) => watch.pollEnded("kinesis", "DescribeStreamSummary", error, Date.now()),
  });
  watch.registerCall({
    source: "kinesis",
    call: "DescribeStreamSummary",
    needed: true,
    everyMs: SUMMARY_MS,
  });
  return {
    nudge: summary.nudge,
    stop: () => (summary.stop(), shards.stop(), source.close()),
  };
}

function watchShards(watch: PipelineObserver, source: KinesisSource): Poller {
  watch.registerCall({ source: "kinesis", call: "ListShards", needed: true, everyMs: SHARDS_MS });
  return startPoller({
    poll: async (signal) => {
      const shards = await source.readShards(watch.pipeline.stream, signal);
      watch.recordFact("shards", shards, Date.now());
    },
    pauseMs: () => jittered(SHARDS_MS),
    timeoutMs: TIMEOUT_MS,
    retry: RETRY,
    onOutcome: (error) => watch.pollEnded("kinesis", "ListShards", error, Date.now()),
  });
}

/**
 * Fan-out consumers, read as rarely as the shards. They only explain who else reads, so a policy
 * that forbids the call must not hide the stream's own facts.
 */
function consumerReader(source: KinesisSource) {
  let known: { readonly at: number; readonly names: readonly string[] } = {
    at: -Infinity,
    names: [],
  };
  return async (arn: string, signal: AbortSignal): Promise<readonly string[]> => {
    if (ageClock.now() - known.at >= SHARDS_MS) {
      const names = await source.readConsumers(arn, signal).catch(() => known.names);
      known = { at: ageClock.now(), names };
    }
    return known.names;
  };
}
