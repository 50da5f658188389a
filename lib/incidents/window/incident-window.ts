import type { Reading } from "@/lib/domain/facts";
import type { LeaseScan } from "@/lib/domain/stream-facts";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { DEFAULT_PUBLICATION_DELAY_MS, MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import type { SourceState } from "@/lib/domain/source-state";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";
import { batchIntervalOf } from "@/lib/observe/own-lag/stalled-shards";
import { alignSpan } from "@/lib/sources/cloudwatch/legal-period";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { parseStreamSummary } from "@/lib/sources/kinesis/parse-stream";
import { driverClock } from "@/lib/sources/spark/application/parse-applications";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import type { Observed } from "../incident/incident";
import { captureWindow } from "../captures/capture-window";
import { minutesOf } from "../answers/metric-answers";
import { replayLags } from "../answers/replay-lags";
import { type SparkBodies, type SparkPoll, sparkPoll } from "../answers/spark-poll";

const SCANS_APART_MS = 30_000;

/** Task counts lag by up to the 10 s heartbeat: the rules compare two polls over 15 s apart. */
const EARLIER_POLL_MS = 20_000;

/**
 * A driver that does not answer at the incident's instant has not answered for three minutes: the
 * file has one moment, and one refused call is no outage (the rules ask for 30 s, and for two of
 * the last three evaluations on whole minutes).
 */
const SILENT_FOR_MS = 180_000;

/** Everything that a running dashboard would know of the incident's pipeline at its instant. */
export function incidentWindow(incident: Observed): PipelineWindow {
  const { at, dynamodb, spark, life } = incident;
  if (life !== undefined) return captureWindow(incident, life);
  const from = at - LOOKBACK_MS;
  const window = emptyWindow(from, at, DEFAULT_PUBLICATION_DELAY_MS);
  const poll = spark === null ? undefined : seenTwice(sparkPoll(spark, at), at);
  const ok: SourceState = { status: "ok", lastSuccessAt: at };
  const stream = streamFacts(incident);
  const leases = leaseScans(incident);
  const { periods, shardLags } = replayLags({
    block: incident.cloudwatch,
    application: incident.application,
    periods: minutesOf(incident.cloudwatch, {
      stream: incident.stream,
      span: { from: alignSpan({ from, to: at }, MINUTE_MS).from, to: minuteOf(at) },
      readAt: at,
    }),
    shards: stream.shards,
    leases,
    intervalMs:
      poll &&
      batchIntervalOf({ application: poll.facts.application.at(-1)?.value, batches: poll.batches }),
    readAt: at,
  });
  return {
    ...window,
    periods,
    batches: poll?.batches ?? [],
    facts: {
      ...window.facts,
      ...poll?.facts,
      ...stream,
      leases,
      shardLags,
      "source-cloudwatch": [{ at, value: ok }],
      "source-kinesis": [{ at, value: ok }],
      "source-leases": [{ at, value: dynamodb ? ok : { status: "off", lastSuccessAt: null } }],
      "source-spark":
        spark === null ? silent(at) : [{ at, value: { ...ok, ...clockSkew(spark, at) } }],
    },
  };
}

/** How far the driver's own clock is ahead of the incident's, when it gives it. */
function clockSkew({ applications }: SparkBodies, at: number): Pick<SourceState, "clockSkewMs"> {
  const clock = driverClock(applications);
  return clock === undefined ? {} : { clockSkewMs: clock - at };
}

function streamFacts({
  at,
  kinesis,
}: Observed): Pick<PipelineWindow["facts"], "stream" | "shards"> {
  const stream = parseStreamSummary(kinesis.DescribeStreamSummary);
  return {
    stream: [{ at, value: { ...stream, consumers: [] } }],
    shards: [{ at, value: parseShards([kinesis.ListShards]) }],
  };
}

function leaseScans({
  at,
  application,
  stream,
  kinesis,
  dynamodb,
}: Observed): Reading<LeaseScan>[] {
  const { arn } = parseStreamSummary(kinesis.DescribeStreamSummary);
  const scans = dynamodb?.scans ?? [];
  return scans.map((scan, index) => ({
    at: at - (scans.length - 1 - index) * SCANS_APART_MS,
    value: {
      table: application,
      region: arn.split(":")[3] ?? "",
      leases: parseLeases(scan.Items, stream),
    },
  }));
}

/**
 * The same driver as an earlier poll saw its running jobs. The file has one moment, which cannot
 * show "for over 15 s". Jobs of batches that had not started by then are left out.
 */
function seenTwice(poll: SparkPoll, at: number): SparkPoll {
  const earlier = at - EARLIER_POLL_MS;
  const begun = new Set(
    poll.batches
      .filter((batch) => (batch.startedAt ?? Infinity) <= earlier)
      .map((batch) => batch.key),
  );
  const before = poll.facts.work.map(({ value }) => ({
    at: earlier,
    value: { ...value, batchJobs: value.batchJobs.filter((job) => begun.has(job.batch)) },
  }));
  return { ...poll, facts: { ...poll.facts, work: [...before, ...poll.facts.work] } };
}

function silent(at: number): PipelineWindow["facts"]["source-spark"] {
  const since = at - SILENT_FOR_MS;
  const value: SourceState = {
    status: "failing",
    lastSuccessAt: null,
    since,
    fault: "refused",
    error: "The driver refuses connections.",
  };
  return [
    { at: since, value },
    { at, value },
  ];
}
