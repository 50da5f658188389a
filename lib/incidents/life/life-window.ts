import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS } from "@/lib/domain/minute";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import type { PipelineWindow } from "@/lib/domain/window";
import { HealthBoard } from "@/lib/observe/source-health/health-board";
import { LiveWindow } from "@/lib/observe/recent-data/live-window";
import { batchIntervalOf } from "@/lib/observe/own-lag/standing-shards";
import { alignSpan } from "@/lib/sources/cloudwatch/legal-period";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { SourceError } from "@/lib/sources/source";
import type { Observed } from "../incident";
import { minutesOf } from "../metric-answers";
import { replayLags } from "../replay-lags";
import { sparkPoll } from "../spark-poll";
import type { Life, LifeRead } from "./life";
import { READ_PLANS } from "./read-plans";
import { addShardWrites } from "./replay-shard-writes";
import { DriverReplay } from "./replay-driver";
import { StreamReplay } from "./replay-stream";

/**
 * The window that the dashboard would have had at the end of a recording: its own memory and its
 * own reckoning of each source's health, fed with what was answered, when it was answered.
 */
export function lifeWindow(incident: Observed, life: Life): PipelineWindow {
  const { at, application: table, stream } = incident;
  const live = new LiveWindow(life.publicationDelayMs);
  const health = new HealthBoard();
  const driver = new DriverReplay(live);
  const kinesis = new StreamReplay(live, { table, stream, region: life.kclRegion ?? "" });
  for (const plan of READ_PLANS.filter(({ call }) => life.reads.some((one) => one.call === call))) {
    health.expect(plan);
  }
  for (const read of life.reads) {
    const trouble = read.source === "spark" ? driver.hear(read) : kinesis.hear(read);
    const { skewMs } = read;
    if (skewMs !== undefined) health.serverTime(read.source, read.at + skewMs, read.at);
    health.told(read.source, read.call, trouble ?? failure(read), read.at);
    keepStates(live, health, read.at);
  }
  takeSnapshot(live, incident);
  addMinutes(live, incident, life);
  addShardWrites(live, incident, life);
  keepStates(live, health, at);
  return { ...live.snapshot(at), from: at - LOOKBACK_MS };
}

/** Where nothing came that could be judged anew, the recorded kind of trouble stands. */
function failure({ source, call, fault }: LifeRead): SourceError | undefined {
  if (fault === undefined) return undefined;
  const message = `The recording holds no usable answer to ${call} here: ${fault}.`;
  return new SourceError({ source, call, fault, message });
}

/** As the running dashboard keeps them: only what differs from the state last known. */
function keepStates(live: LiveWindow, health: HealthBoard, at: number): void {
  for (const source of SOURCE_NAMES) {
    const state = health.state(source, at);
    const before = live.newest(`source-${source}`);
    if (!state || (before?.status === state.status && before.fault === state.fault)) continue;
    live.addFact(`source-${source}`, { at, value: state });
  }
}

/** The last moment, which the incident itself holds: the driver's whole list among it. */
function takeSnapshot(live: LiveWindow, { spark, at }: Observed): void {
  if (spark === null) return;
  const { batches, facts } = sparkPoll(spark, at);
  live.addBatches(batches);
  for (const reading of facts.application) live.addFact("application", reading);
  for (const reading of facts.counters) live.addFact("counters", reading);
  for (const reading of facts.receivers) live.addFact("receivers", reading);
  for (const reading of facts.slots) live.addFact("slots", reading);
  for (const reading of facts.settings) live.addFact("settings", reading);
  for (const reading of facts.work) live.addFact("work", reading);
  for (const reading of facts.metrics) live.addFact("metrics", reading);
}

/** Of CloudWatch the last good answer stands, and with it the minutes that had ended by then. */
function addMinutes(live: LiveWindow, incident: Observed, life: Life): void {
  const { cloudwatch, kinesis, at, stream, application } = incident;
  const { consumerName } = life;
  const read = life.reads.findLast(
    ({ source, fault }) => source === "cloudwatch" && fault === undefined,
  );
  if (read === undefined) return;
  // Told in AWS's time, as the minutes are.
  const readAt = read.at + (read.skewMs ?? 0);
  const told = minutesOf(cloudwatch, {
    stream,
    ...(consumerName === undefined ? {} : { consumerName }),
    span: {
      from: alignSpan({ from: at - LOOKBACK_MS, to: at }, MINUTE_MS).from,
      to: Math.floor(readAt / MINUTE_MS) * MINUTE_MS,
    },
    readAt,
  });
  const { facts, batches } = live.snapshot(at);
  const shards = kinesis.ListShards ? [{ at, value: parseShards([kinesis.ListShards]) }] : [];
  const { minutes, shardLags } = replayLags({
    block: cloudwatch,
    application,
    minutes: told,
    shards: facts.shards.length > 0 ? facts.shards : shards,
    leases: facts.leases,
    intervalMs: batchIntervalOf({ application: facts.application.at(-1)?.value, batches }),
    readAt,
  });
  live.addMinutes(minutes);
  // Facts are kept by our own clock.
  for (const reading of shardLags) {
    live.addFact("shardLags", { ...reading, at: reading.at - (read.skewMs ?? 0) });
  }
}
