import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Incident, Observed } from "../incident/incident";
import { incidentWindow } from "../window/incident-window";
import { loadIncidents } from "../incident/load-incidents";
import type { Capture, CaptureRead } from "../incident/capture";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const incidents = new Map(loadIncidents().map((one) => [one.id, one]));

function incident(id: string): Incident & { spark: NonNullable<Incident["spark"]> } {
  const found = incidents.get(id);
  if (found === undefined || found.spark === null) throw new Error(`no incident ${id}`);
  return { ...found, spark: found.spark };
}

const calm = incident("keeping-up-1");
const { at, spark } = calm;

type Told = Omit<CaptureRead, "answers"> & Partial<Pick<CaptureRead, "answers">>;

/** The incident as a recording of its last minutes would have it. */
function recorded(reads: readonly Told[], change: Partial<Observed> = {}): Observed {
  const capture: Capture = {
    from: at - 5 * MINUTE,
    publicationDelayMs: 120 * SECOND,
    reads: reads.map((read) => ({ answers: [], ...read })),
  };
  return { ...calm, ...change, life: capture };
}

const answer = (path: string, json: unknown) => ({
  call: path,
  status: 200,
  contentType: "application/json",
  json,
});

const below = "/api/v1/applications/app-20261122-0001";

/** One good read of the driver's counters and its whole list. */
const streaming = (ago: number): Told => ({
  at: at - ago,
  source: "spark",
  call: "streaming",
  answers: [
    answer("/api/v1/applications", spark.applications),
    answer(`${below}/streaming/statistics`, spark.statistics),
    answer(`${below}/streaming/batches`, spark.batches),
  ],
});

const aws: readonly Told[] = [
  { at, source: "cloudwatch", call: "GetMetricData" },
  {
    at,
    source: "kinesis",
    call: "DescribeStreamSummary",
    answers: [answer("DescribeStreamSummary", calm.kinesis.DescribeStreamSummary)],
  },
  {
    at,
    source: "kinesis",
    call: "ListShards",
    answers: [answer("ListShards", calm.kinesis.ListShards)],
  },
];

const refused = (ago: number): Told => ({
  at: at - ago,
  source: "spark",
  call: "streaming",
  fault: "refused",
});

describe("a capture", () => {
  it("gives the verdict of the incident when nothing happened before it", () => {
    const last: Told = { at, source: "spark", call: "streaming" };
    const result = diagnose(incidentWindow(recorded([streaming(MINUTE), last, ...aws])), at);
    expect(result).toMatchObject({ bottleneck: "none", cause: "keeping-up" });
  });

  it("knows that a driver answered and then refused, and since when", () => {
    const refusals = [180, 170, 160, 120, 60, 0].map((seconds) => refused(seconds * SECOND));
    const window = incidentWindow(
      recorded([streaming(190 * SECOND), ...refusals, ...aws], { spark: null }),
    );
    const state = window.facts["source-spark"].at(-1)?.value;
    expect(state).toMatchObject({ status: "failing", fault: "refused" });
    expect(state?.since).toBe(at - 180 * SECOND);
    expect(window.batches.length).toBeGreaterThan(900);
    // Some consumer still reads the stream, so the verdict cannot be that the driver is down.
    expect(diagnose(window, at).cause).toBe("spark-unreachable");
  });

  it("classifies the answers again: a driver that starts is not a broken one", () => {
    const starting: Told = {
      ...refused(0),
      fault: "malformed",
      answers: [
        {
          call: "/api/v1/applications",
          status: 200,
          contentType: "text/plain",
          text: "Spark is starting up",
        },
      ],
    };
    const window = incidentWindow(
      recorded([starting, starting, starting, ...aws], { spark: null }),
    );
    expect(window.facts["source-spark"].at(-1)?.value.fault).toBe("starting");
  });

  it("skips a batch that the driver did not know yet", () => {
    const read = streaming(0);
    const missing = {
      call: `${below}/streaming/batches/1`,
      status: 404,
      contentType: "text/plain",
      text: "unknown batch: 1",
    };
    const window = incidentWindow(
      recorded([{ ...read, answers: [...(read.answers ?? []), missing] }, ...aws]),
    );
    expect(window.facts["source-spark"].at(-1)?.value.status).toBe("ok");
  });

  it("knows how the tasks of a batch were divided", () => {
    const operations: Told = {
      at: at - MINUTE,
      source: "spark",
      call: "operations",
      answers: [
        answer(`${below}/streaming/batches/7/operations`, [{ duration: 9, jobIds: [3] }]),
        answer(`${below}/jobs/3`, { numTasks: 4, numSkippedTasks: 1, stageIds: [5] }),
        answer(`${below}/stages/5/0/taskSummary?quantiles=0.5,1.0`, {
          duration: [10, 20],
          executorRunTime: [9, 19],
        }),
      ],
    };
    const { facts } = incidentWindow(recorded([streaming(2 * MINUTE), operations, ...aws]));
    const stages = [{ medianMs: 10, longestMs: 20 }];
    expect(facts.tasks).toEqual([
      { at: at - MINUTE, value: { batch: "7", jobs: [{ tasks: 3, stages }] } },
    ]);
  });

  it("has no minutes when CloudWatch never answered", () => {
    const silent: Told = { at, source: "cloudwatch", call: "GetMetricData", fault: "denied" };
    const window = incidentWindow(recorded([streaming(0), silent, ...aws.slice(1)]));
    expect(window.periods).toEqual([]);
    expect(window.facts["source-cloudwatch"].at(-1)?.value.status).toBe("failing");
    expect(diagnose(window, at).bottleneck).toBe("unknown");
  });

  it("has the minutes up to CloudWatch's last answer, and none after it", () => {
    const last: Told = { at: at - 3 * MINUTE, source: "cloudwatch", call: "GetMetricData" };
    const failed: Told = { at, source: "cloudwatch", call: "GetMetricData", fault: "timeout" };
    const { periods } = incidentWindow(recorded([streaming(0), last, failed, ...aws.slice(1)]));
    const newest = periods.at(-1);
    expect(newest?.readAt).toBe(at - 3 * MINUTE);
    expect((newest?.at ?? 0) + MINUTE).toBeLessThanOrEqual(at - 3 * MINUTE);
  });

  it("settles minutes by CloudWatch's clock, and reports its difference from ours", () => {
    const behind: Told = {
      at,
      source: "cloudwatch",
      call: "GetMetricData",
      skewMs: -10 * MINUTE,
    };
    const { periods, facts } = incidentWindow(recorded([streaming(0), behind, ...aws.slice(1)]));
    expect(periods.at(-1)?.readAt).toBe(at - 10 * MINUTE);
    expect(facts["source-cloudwatch"].at(-1)?.value).toMatchObject({
      status: "ok",
      clockSkewMs: -10 * MINUTE,
    });
  });

  it("reports a source that was not configured as off", () => {
    const { facts } = incidentWindow(recorded([streaming(0), ...aws]));
    expect(facts["source-leases"].at(-1)?.value.status).toBe("off");
  });

  it("may be empty", () => {
    const window = incidentWindow(recorded([], { spark: null, cloudwatch: {} }));
    expect(diagnose(window, at)).toMatchObject({ bottleneck: "unknown" });
  });
});
