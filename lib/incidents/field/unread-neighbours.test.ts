import { describe, expect, it } from "vitest";
import type { Incident } from "../incident/incident";
import { toldUntil, withoutKcl, withSeries } from "./change-incident";
import { fieldCase } from "./field-cases";
import { textOf, verdictOn } from "./said";

const MINUTE = 60_000;
const isGet = (metric: string) => metric.startsWith("GetRecords.") || metric.startsWith("Millis");
const agoOf = (incident: Incident, since: number | null) => (incident.at - (since ?? 0)) / MINUTE;

/** A list in the driver's answer, in the form that its parser reads. */
const bodies = (body: unknown): readonly object[] => body as readonly object[];

describe("CloudWatch is silent, variants of cloudwatch-45min-late", () => {
  // Minutes are settled two minutes after their end: three silent ones are the first that count.
  it.each([5, 12, 46, 100])("for %s min: unknown", (minutes) => {
    const result = verdictOn(toldUntil(fieldCase("cloudwatch-45min-late"), minutes));
    expect([result.bottleneck, result.severity, result.cause], result.headline).toEqual([
      "unknown",
      "unknown",
      "no-data",
    ]);
    expect(result.headline).toContain(`published nothing for ${minutes > 60 ? "1 h 40" : minutes}`);
  });

  it("two silent minutes are not enough", () => {
    const result = verdictOn(toldUntil(fieldCase("cloudwatch-45min-late"), 4));
    expect(result.cause, result.headline).toBe("keeping-up");
  });

  it.each(["without", "with"])(
    "an application %s a lease table is not idle because CloudWatch is silent",
    (kcl) => {
      const file = fieldCase("cloudwatch-45min-late");
      const batches = bodies(file.spark?.batches).map((batch) => ({
        ...batch,
        inputSize: 0,
      }));
      const idle = { ...file, spark: { ...file.spark, batches } as Incident["spark"] };
      const result = verdictOn(kcl === "with" ? idle : withoutKcl(idle));
      expect(["ok", "info"], result.headline).not.toContain(result.severity);
    },
  );
});

describe("batches with other intervals, variants of quarter-hour-batches-dead", () => {
  const every = (minutes: number, deadFor: number): Incident => {
    const file = toldUntil(fieldCase("quarter-hour-batches-dead"), deadFor, isGet);
    const interval = minutes * MINUTE;
    const count = Math.floor(180 / minutes);
    const last = Math.floor(file.at / interval) * interval;
    const deadFrom = Math.floor(file.at / MINUTE) * MINUTE - deadFor * MINUTE;
    const batches = Array.from({ length: count }, (_, i) => {
      const id = last - i * interval;
      const read = Math.min(interval, Math.max(0, deadFrom - (id - interval)));
      return {
        batchId: id,
        batchTime: new Date(id).toISOString().replace("Z", "GMT"),
        status: "COMPLETED",
        batchDuration: interval,
        inputSize: 2 * read,
        schedulingDelay: 5,
        processingTime: 0.3 * read + 10,
        totalDelay: 0.3 * read + 15,
        numActiveOutputOps: 0,
        numCompletedOutputOps: 1,
        numFailedOutputOps: 0,
        numTotalOutputOps: 1,
      };
    });
    const statistics = {
      ...(file.spark?.statistics as object),
      batchDuration: interval,
      numTotalCompletedBatches: count,
      numRetainedCompletedBatches: count,
    };
    return {
      ...file,
      interval,
      spark: { ...file.spark, batches, statistics } as Incident["spark"],
    };
  };

  it.each([
    { minutes: 5, deadFor: 12 },
    { minutes: 10, deadFor: 8 },
    { minutes: 30, deadFor: 6 },
    { minutes: 30, deadFor: 25 },
  ])("$minutes min, dead for $deadFor min: found, and since when", ({ minutes, deadFor }) => {
    const incident = every(minutes, deadFor);
    const result = verdictOn(incident);
    expect([result.bottleneck, result.severity, result.cause], result.headline).toEqual([
      "consumer",
      "critical",
      "reading-nothing",
    ]);
    expect(Math.abs(agoOf(incident, result.since) - deadFor)).toBeLessThanOrEqual(3);
  });
});

describe("calls that fail, variants of kms-denied", () => {
  const noKcl = withoutKcl(fieldCase("kms-denied"));
  const seldom = withSeries(fieldCase("kms-denied"), ({ metric, points }) =>
    metric === "GetRecords.Success" ? points.map(([at, y]) => [at, y > 1 ? 3 : y]) : points,
  );
  const foreignTable = { ...fieldCase("kms-denied"), dynamodb: { scans: [] } };

  it.each([
    ["without a KCL name", noKcl],
    ["three calls a minute", seldom],
    ["no scan yet", foreignTable],
  ])("%s: every call fails", (_name, incident) => {
    const result = verdictOn(incident);
    expect([result.severity, result.cause], result.headline).toEqual([
      "critical",
      "reading-nothing",
    ]);
    expect(result.headline).toContain("every call fails");
    expect(Math.abs(agoOf(incident, result.since) - 20)).toBeLessThanOrEqual(3);
  });

  it("with a single successful call, not every call fails", () => {
    const some = withSeries(fieldCase("kms-denied"), ({ metric, points }) =>
      metric === "GetRecords.Success" ? points.map(([at, y]) => [at, y === 0 ? 0.01 : y]) : points,
    );
    expect(textOf(verdictOn(some))).not.toContain("every call fails");
  });
});

describe("another application at the address, variants of port-taken-by-another-app", () => {
  const file = fieldCase("port-taken-by-another-app");

  it.each([
    ["without a lease table", withoutKcl(file), 15],
    ["no reads for only seven minutes", toldUntil(file, 7, isGet), 7],
    ["for an hour", toldUntil(file, 60, isGet), 60],
  ])("%s: critical, and since when", (_name, incident, ago) => {
    const result = verdictOn(incident);
    expect([result.bottleneck, result.severity], result.headline).toEqual(["consumer", "critical"]);
    expect(["down", "reading-nothing", "shards-unread"]).toContain(result.cause);
    expect(Math.abs(agoOf(incident, result.since) - ago)).toBeLessThanOrEqual(3);
  });
});
