import { describe, expect, it } from "vitest";
import { processingTimeMs, schedulingDelayMs } from "@/lib/domain/micro-batch";
import { parseBatch, parseBatches } from "./parse-batches";
import { faultOf, recorded } from "../../spark/testing/recorded";

const APP = { application: "app-1", streamingSince: 0 };

describe("parseBatches", () => {
  it("sorts them by time, each with the times that its state has", () => {
    const batches = parseBatches(recorded("batches-too-slow"), APP);
    expect(batches.map((batch) => [schedulingDelayMs(batch), processingTimeMs(batch)])).toEqual([
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const ids = batches.map((batch) => batch.at);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(batches.at(-1)).toEqual({
      key: "1795403934000",
      application: "app-1",
      at: 1_795_403_934_000,
      submittedAt: 1_795_403_934_000,
      intervalMs: 1_000,
      records: 300,
      outputs: { total: 1, failed: 0 },
    });
  });

  it("recognises a failed batch, whose status says completed, by its outputs", () => {
    const failed = parseBatches(recorded("batches-failing"), APP).filter(
      (batch) => batch.outputs.failed > 0,
    );
    expect(failed.map((batch) => batch.failure)).toEqual([
      "java.lang.IllegalStateException: sink refused batch <1795404234000 ms>",
      "java.lang.IllegalStateException: sink refused batch <1795404237000 ms>",
    ]);
    expect(failed[0]?.outputs).toEqual({ total: 2, failed: 1 });
  });

  it("cuts an endless first line at 300 characters", () => {
    const [batch] = recorded("batches-failing");
    const { failure } = parseBatch({ ...batch, firstFailureReason: "x".repeat(9_000) }, APP);
    expect(failure).toHaveLength(300);
  });

  it("takes the context's start as the submission of batches that it restored", () => {
    const at = 1_795_404_649_000;
    const streamingSince = at + 40_314;
    const batches = parseBatches(recorded("batches-recovered"), { ...APP, streamingSince });
    expect(batches[0]).toMatchObject({ at, submittedAt: streamingSince, records: 0 });
    for (const batch of batches) {
      expect(batch.submittedAt).toBe(Math.max(batch.at, streamingSince));
      expect(batch.startedAt ?? Infinity).toBeGreaterThanOrEqual(batch.submittedAt);
    }
  });

  it.each([
    ["submitted at its own time", 60_000, 60_000],
    ["submitted with its context, which started at that instant", 60_001, 60_001],
  ])("reads a batch of a minute %s", (_, streamingSince, submittedAt) => {
    const [one] = recorded("batches-windowed");
    const result = { ...one, batchId: 60_000, schedulingDelay: 5, processingTime: 0 };
    expect(parseBatch(result, { ...APP, streamingSince })).toMatchObject({
      at: 60_000,
      submittedAt,
      startedAt: submittedAt + 5,
      endedAt: submittedAt + 5,
    });
  });

  it("keeps the ids of a windowed output three intervals apart", () => {
    const ids = parseBatches(recorded("batches-windowed"), APP).map((batch) => batch.at);
    expect(new Set(ids.slice(1).map((id, n) => id - (ids[n] ?? 0)))).toEqual(new Set([3_000]));
  });

  it("reads two running at once", () => {
    const batches = parseBatches(recorded("batches-concurrent"), APP);
    const running = batches.filter((batch) => batch.endedAt === undefined);
    expect(running.map(schedulingDelayMs)).toEqual([4, 6]);
  });

  it("reads Spark 4.1 too", () => {
    expect(parseBatch(recorded("batch-spark41"), APP).outputs.total).toBe(1);
  });

  it("takes a negative delay, from a clock that was set back, as 0", () => {
    const [batch] = recorded("batches-windowed");
    expect(schedulingDelayMs(parseBatch({ ...batch, schedulingDelay: -40 }, APP))).toBe(0);
  });

  const [batch] = recorded("batches-windowed");
  it.each([
    {
      name: "a missing field",
      body: [batch, { ...batch, inputSize: undefined }],
      says: "spark: streaming/batches[1].inputSize is missing, not a number",
    },
    {
      name: "a field of another type",
      body: [{ ...batch, batchId: "1795" }],
      says: "spark: streaming/batches[0].batchId is a string, not a number",
    },
    {
      name: "a null, which Spark never writes",
      body: [{ ...batch, schedulingDelay: null }],
      says: "spark: streaming/batches[0].schedulingDelay is null, not a number",
    },
    {
      name: "an object for the list",
      body: { batches: [] },
      says: "spark: streaming/batches is an object, not a list",
    },
    { name: "nothing", body: undefined, says: "spark: streaming/batches is missing, not a list" },
  ])("names $name and the call", ({ body, says }) => {
    const { fault, message } = faultOf(() => parseBatches(body, APP));
    expect(fault).toBe("malformed");
    expect(message).toContain(says);
  });

  it("ignores keys that it does not know", () => {
    expect(parseBatch({ ...batch, newInSpark5: { a: 1 } }, APP)).not.toHaveProperty("newInSpark5");
  });
});
