import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS, minuteOf, settledBefore } from "@/lib/domain/metric-period";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import type { PipelineWindow } from "@/lib/domain/window";
import { HealthBoard } from "@/lib/observe/source-health/health-board";
import { RecentData } from "@/lib/observe/recent-data/recent-data";
import { batchIntervalOf } from "@/lib/observe/own-lag/stalled-shards";
import { alignSpan } from "@/lib/sources/cloudwatch/legal-period";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { SourceError } from "@/lib/sources/source";
import type { Observed } from "../incident/incident";
import { answers, minutesOf } from "../answers/metric-answers";
import { replayLags } from "../answers/replay-lags";
import { sparkPoll } from "../answers/spark-poll";
import type { Capture, CaptureRead } from "../incident/capture";
import { READ_PLANS } from "./read-plans";
import { DriverReplay } from "./replay-driver";
import { StreamReplay } from "./replay-stream";
import { shardWriteQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { shardWrites } from "@/lib/sources/cloudwatch/shard-writes";

/**
 * The window that the dashboard would have had at the end of a capture: its own memory, and its own
 * evaluation of each source's health, fed with the answers at their times.
 */
export function captureWindow(incident: Observed, capture: Capture): PipelineWindow {
  const { at, application: table, stream } = incident;
  const live = new RecentData(capture.publicationDelayMs);
  const health = new HealthBoard();
  const driver = new DriverReplay(live);
  const kinesis = new StreamReplay(live, { table, stream, region: capture.kclRegion ?? "" });
  for (const plan of READ_PLANS.filter(({ call }) =>
    capture.reads.some((one) => one.call === call),
  )) {
    health.registerCall(plan);
  }
  for (const read of capture.reads) {
    const trouble = read.source === "spark" ? driver.play(read) : kinesis.play(read);
    const { skewMs } = read;
    if (skewMs !== undefined) health.serverTime(read.source, read.at + skewMs, read.at);
    health.pollEnded(read.source, read.call, trouble ?? failure(read), read.at);
    keepStates(live, health, read.at);
  }
  takeSnapshot(live, incident);
  addMinutes(live, incident, capture);
  addShardWrites(live, incident, capture);
  keepStates(live, health, at);
  return { ...live.snapshot(at), from: at - LOOKBACK_MS };
}

/** The recorded fault counts when no answer can be classified again. */
function failure({ source, call, fault }: CaptureRead): SourceError | undefined {
  if (fault === undefined) return undefined;
  const message = `The recording holds no usable answer to ${call} here: ${fault}.`;
  return new SourceError({ source, call, fault, message });
}

/** Records states as the running dashboard does: only those that differ from the last known state. */
function keepStates(live: RecentData, health: HealthBoard, at: number): void {
  for (const source of SOURCE_NAMES) {
    const state = health.state(source, at);
    const before = live.newest(`source-${source}`);
    if (!state || (before?.status === state.status && before.fault === state.fault)) continue;
    live.addFact(`source-${source}`, { at, value: state });
  }
}

/** The last moment, which the incident itself has, with the driver's whole list. */
function takeSnapshot(live: RecentData, { spark, at }: Observed): void {
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

/** CloudWatch's last good answer counts, with the minutes that had ended by then. */
function addMinutes(live: RecentData, incident: Observed, capture: Capture): void {
  const { cloudwatch, kinesis, at, stream, application } = incident;
  const { consumerName } = capture;
  const read = capture.reads.findLast(
    ({ source, fault }) => source === "cloudwatch" && fault === undefined,
  );
  if (read === undefined) return;
  // By AWS's clock, as the minutes are.
  const readAt = read.at + (read.skewMs ?? 0);
  const minutes = minutesOf(cloudwatch, {
    stream,
    ...(consumerName === undefined ? {} : { consumerName }),
    span: {
      from: alignSpan({ from: at - LOOKBACK_MS, to: at }, MINUTE_MS).from,
      to: minuteOf(readAt),
    },
    readAt,
  });
  const { facts, batches } = live.snapshot(at);
  const shards = kinesis.ListShards ? [{ at, value: parseShards([kinesis.ListShards]) }] : [];
  const { periods, shardLags } = replayLags({
    block: cloudwatch,
    application,
    periods: minutes,
    shards: facts.shards.length > 0 ? facts.shards : shards,
    leases: facts.leases,
    intervalMs: batchIntervalOf({ application: facts.application.at(-1)?.value, batches }),
    readAt,
  });
  live.addPeriods(periods);
  // Facts are recorded by our own clock.
  for (const reading of shardLags) {
    live.addFact("shardLags", { ...reading, at: reading.at - (read.skewMs ?? 0) });
  }
}

/** The dashboard asks for the mean of this many minutes. */
const SPAN_MS = 5 * MINUTE_MS;

/** The shard-level metrics at each minute of a capture; empty when they were off. */
function addShardWrites(
  live: RecentData,
  { at, stream, cloudwatch }: Observed,
  { from, publicationDelayMs }: Capture,
): void {
  const open = (live.newest("shards") ?? []).filter(
    ({ endingSequence }) => endingSequence === undefined,
  );
  const queries = shardWriteQueries(
    stream,
    open.map(({ id }) => id),
  );
  const results = answers(cloudwatch, queries);
  if (results.every(({ Values }) => Values.length === 0)) return;
  for (let minute = from; minute < at + MINUTE_MS; minute += MINUTE_MS) {
    const read = Math.min(minute, at);
    const to = settledBefore(read, publicationDelayMs);
    const shards = shardWrites(queries, results, { from: to - SPAN_MS, to });
    live.addFact("shardWrites", { at: read, value: { shards, openShards: open.length } });
  }
}
