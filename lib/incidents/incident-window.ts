import { startedAt } from "@/lib/domain/batch";
import { DEFAULT_PUBLICATION_DELAY_MS } from "@/lib/domain/minute";
import type { SourceState } from "@/lib/domain/source-state";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";
import type { Incident } from "./incident";
import * as parse from "./local-parse";
import { sparkPoll, type SparkPoll } from "./spark-poll";

const LOOK_BACK_MS = 3 * 3_600_000;
const SCANS_APART_MS = 30_000;

/** Task counts lag by up to the 10 s heartbeat: the rules look at two polls over 15 s apart. */
const EARLIER_POLL_MS = 20_000;

/**
 * A driver that does not answer at the incident's instant has not answered for three minutes: the
 * file holds one moment, and one refused call is no outage (the rules ask for 30 s, and for two of
 * the last three evaluations on whole minutes).
 */
const SILENT_FOR_MS = 180_000;

/** Everything that a running dashboard would know of the incident's pipeline at its instant. */
export function incidentWindow(incident: Incident): PipelineWindow {
  const { at, kinesis, cloudwatch, dynamodb, spark } = incident;
  const from = at - LOOK_BACK_MS;
  const window = emptyWindow(from, at, DEFAULT_PUBLICATION_DELAY_MS);
  const read = spark === null ? undefined : seenTwice(sparkPoll(spark, at), at);
  const ok: SourceState = { status: "ok", lastSuccessAt: at };
  const stream = parse.stream(kinesis.DescribeStreamSummary);
  const scans = dynamodb?.scans ?? [];
  return {
    ...window,
    minutes: parse.minutes(cloudwatch, from, at, at),
    batches: read?.batches ?? [],
    facts: {
      ...window.facts,
      ...read?.facts,
      stream: [{ at, value: stream }],
      shards: [{ at, value: parse.shards(kinesis.ListShards) }],
      leases: scans.map((scan, index) => ({
        at: at - (scans.length - 1 - index) * SCANS_APART_MS,
        value: {
          table: incident.application,
          region: stream.arn.split(":")[3] ?? "",
          leases: parse.leases(scan.Items),
        },
      })),
      "source-cloudwatch": [{ at, value: ok }],
      "source-kinesis": [{ at, value: ok }],
      "source-leases": [
        { at, value: dynamodb === undefined ? { status: "off", lastSuccessAt: null } : ok },
      ],
      "source-spark": spark === null ? silent(at) : [{ at, value: ok }],
    },
  };
}

/**
 * The same driver as an earlier poll saw its running jobs. The file holds one moment, in which
 * "for over 15 s" cannot be told; jobs of batches that had not started by then are left out.
 */
function seenTwice(poll: SparkPoll, at: number): SparkPoll {
  const earlier = at - EARLIER_POLL_MS;
  const begun = new Set(
    poll.batches
      .filter((batch) => (startedAt(batch) ?? Infinity) <= earlier)
      .map((batch) => batch.id),
  );
  const before = poll.facts.work.map(({ value }) => ({
    at: earlier,
    value: { ...value, batchJobs: value.batchJobs.filter((job) => begun.has(job.batchId)) },
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
