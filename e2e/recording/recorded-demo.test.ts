import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { DEFAULT_PUBLICATION_DELAY_MS } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Verdict } from "@/lib/domain/verdict";
import { openHistory } from "@/lib/history/factory/open-history";
import { PipelineObserver } from "@/lib/observe/pipeline/pipeline-observer";
import { watchCloudWatch } from "@/lib/observe/poll-sources/watch-cloudwatch";
import { watchKinesis } from "@/lib/observe/poll-sources/watch-kinesis";
import { watchLeases } from "@/lib/observe/poll-sources/watch-leases";
import { watchSpark } from "@/lib/observe/poll-sources/watch-spark";
import { stubAwsEnvironment } from "@/lib/sources/aws/testing/aws-environment";
import { incidentWindow } from "@/lib/incidents/window/incident-window";
import { readRecorded, writeIncident } from "@/lib/incidents/record/incident-file";
import { recordIncident, type Recording } from "@/lib/incidents/record/record-incident";

// The server's log reads its level when it is loaded.
vi.hoisted(() => (process.env["LOG_LEVEL"] = "silent"));

const MINUTE = 60_000;
/**
 * The driver that refuses must have done so for over half a minute, and the leases must be scanned
 * twice.
 */
const LISTENED_S = 34;
/** The product evaluates every ten seconds, and every whole minute. */
const MOST_S = 75;

let demo: RunningDemo;
let directory: string;
const said = new Map<string, Verdict | undefined>();
const recordings = new Map<string, Recording>();

/** The running product's own observer of a pipeline, until it has a settled verdict. */
async function watchUntilJudged(pipeline: Pipeline): Promise<void> {
  const history = await openHistory({ directory: join(directory, pipeline.id) });
  const now = Date.now();
  const options = { publicationDelayMs: DEFAULT_PUBLICATION_DELAY_MS, startedAt: now };
  const watch = new PipelineObserver({ pipeline, history, ...options });
  await watch.begin(now);
  const pollers = [
    watchCloudWatch(pipeline.region, [watch]),
    watchKinesis(watch),
    watchSpark(watch),
    ...[watchLeases(watch)].flatMap((poller) => poller ?? []),
  ];
  const until = now + MOST_S * 1_000;
  do await wait(1_000);
  while (Date.now() < until && (watch.verdict()?.bottleneck ?? "unknown") === "unknown");
  said.set(pipeline.id, watch.verdict());
  for (const poller of pollers) poller.stop();
  watch.stop();
  await history.close();
}

async function record(pipeline: Pipeline): Promise<void> {
  const recording = await recordIncident({ pipeline, minutes: LISTENED_S / 60 });
  recordings.set(pipeline.id, recording);
}

const minuteOf = (at: number): number => Math.floor(at / MINUTE) * MINUTE;

function recordingOf(id: string): Recording {
  const found = recordings.get(id);
  if (found === undefined) throw new Error(`no recording of ${id}`);
  return found;
}

beforeAll(async () => {
  demo = await startDemo({
    pipelines: [
      { id: "calm" },
      { id: "slow", troubles: [{ trouble: "slow", sinceMs: 25 * MINUTE }] },
      {
        id: "full",
        region: "eu-central-1",
        troubles: [{ trouble: "write-limit", sinceMs: 40 * MINUTE }],
      },
      {
        id: "hot",
        shardLevelMetrics: [
          "IncomingBytes",
          "IncomingRecords",
          "WriteProvisionedThroughputExceeded",
        ],
        troubles: [{ trouble: "hot-shard", sinceMs: 30 * MINUTE }],
      },
      { id: "gone", troubles: [{ trouble: "down", sinceMs: 20 * MINUTE }] },
      { id: "denied", region: "us-east-1", troubles: [{ trouble: "leases-denied", sinceMs: 0 }] },
      { id: "tableless" },
    ],
  });
  stubAwsEnvironment({ AWS_ENDPOINT_URL: demo.url });
  directory = mkdtempSync(join(tmpdir(), "narrows-record-"));
  const pipelines = demo.pipelines.map(({ kclApplication, ...pipeline }) =>
    pipeline.id === "tableless" ? pipeline : { ...pipeline, kclApplication },
  );
  await Promise.all(
    pipelines.flatMap((pipeline) => [watchUntilJudged(pipeline), record(pipeline)]),
  );
}, 120_000);

afterAll(async () => {
  await demo.close();
  rmSync(directory, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

describe("a recording of the demo, through the real clients", () => {
  it.each([
    ["calm", "none", "keeping-up"],
    ["slow", "consumer", "processing-too-slow"],
    ["full", "shards-write", "write-limit"],
    ["hot", "shards-write", "hot-shard"],
    ["gone", "consumer", "down"],
    ["denied", "none", "keeping-up"],
    ["tableless", "none", "keeping-up"],
  ])("of %s replays to the running product's verdict: %s, %s", (id, bottleneck, cause) => {
    const { verdict } = recordingOf(id);
    expect(verdict).toMatchObject({ bottleneck, cause });
    const { severity } = said.get(id) ?? {};
    expect(said.get(id)).toMatchObject({ bottleneck, cause });
    expect(verdict.severity).toBe(severity);
  });

  it("gives the same verdict from the file", () => {
    const { incident, verdict } = recordingOf("slow");
    const file = join(directory, "slow.json.gz");
    expect(writeIncident(incident, file)).toBeLessThan(100_000);
    const read = readRecorded(file);
    expect(diagnose(incidentWindow(read), read.at)).toEqual(verdict);
  });

  it("holds three hours of CloudWatch, the driver's batches, and two scans of the leases", () => {
    const { incident } = recordingOf("calm");
    const { facts, periods: known, batches } = incidentWindow(incident);
    // The lag is asked for after the stream, and may include a minute that ended in between.
    const periods = known.filter(({ values }) => values.putRecords !== undefined);
    const read = incident.life?.reads.findLast(
      ({ call, fault }) => call === "GetMetricData" && fault === undefined,
    );
    const from = minuteOf(incident.at) - 180 * MINUTE;
    expect(periods.map(({ at }) => at)).toEqual(periods.map((_, i) => from + i * MINUTE));
    // Up to the last minute that had ended when CloudWatch was asked; another may end while it
    // answers.
    const newest = periods.at(-1)?.at ?? 0;
    expect(newest).toBeLessThan(minuteOf(read?.at ?? 0));
    expect(newest).toBeGreaterThanOrEqual(minuteOf(read?.at ?? 0) - 2 * MINUTE);
    expect(batches.length).toBeGreaterThan(900);
    expect(facts.leases.length).toBeGreaterThanOrEqual(2);
    expect(facts.settings).toHaveLength(1);
  });

  it("knows since when a driver refused, and how often it was asked", () => {
    const { incident } = recordingOf("gone");
    const refused = incident.life?.reads.filter(({ fault }) => fault === "refused") ?? [];
    expect(incident.spark).toBeNull();
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(incidentWindow(incident).facts["source-spark"].at(-1)?.value.status).toBe("failing");
  });

  it("records a refused lease table as refused", () => {
    const { incident } = recordingOf("denied");
    const state = incidentWindow(incident).facts["source-leases"].at(-1)?.value;
    expect(state).toMatchObject({ status: "failing", fault: "denied" });
    expect(incident.dynamodb?.scans).toEqual([]);
  });

  it("has no lease table when none is configured, and reports it as off", () => {
    const { incident } = recordingOf("tableless");
    expect(incident.dynamodb).toBeUndefined();
    expect(incidentWindow(incident).facts["source-leases"].at(-1)?.value.status).toBe("off");
  });

  it("asks about single shards when that is switched on, and names the hot one", () => {
    const { incident, verdict, metricsRequested } = recordingOf("hot");
    const told = incidentWindow(incident).facts.shardWrites.at(-1)?.value.shards ?? [];
    const worst = told.toSorted((a, b) => b.refused - a.refused)[0];
    expect(told).toHaveLength(4);
    expect(worst?.refused).toBeGreaterThan(0);
    expect(verdict.headline).toContain(`${worst?.shardId} takes`);
    expect(metricsRequested).toBe(2 * 11 + 4 + 3 * 4);
  });

  it("counts CloudWatch's bill: 11 metrics per read, and one per shard for the lag", () => {
    expect(recordingOf("calm").metricsRequested).toBe(2 * 11 + 4);
  });
});
