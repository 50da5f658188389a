import { describe, expect, it } from "vitest";
import { parseBatch, parseBatches } from "./parse-batches";
import { faultOf, recorded } from "./testing/recorded";

describe("parseBatches", () => {
  it("puts them in order of time, each with the times that its state has", () => {
    const batches = parseBatches(recorded("batches-too-slow"), "app-1");
    expect(batches.map((batch) => [batch.schedulingDelayMs, batch.processingTimeMs])).toEqual([
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const ids = batches.map((batch) => batch.id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(batches.at(-1)).toEqual({
      id: 1_795_403_934_000,
      applicationId: "app-1",
      intervalMs: 1_000,
      records: 300,
      outputs: { total: 1, failed: 0 },
    });
  });

  it("shows a failed batch, whose status says completed, by its outputs and first line", () => {
    const failed = parseBatches(recorded("batches-failing"), "app-1").filter(
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
    const { failure } = parseBatch({ ...batch, firstFailureReason: "x".repeat(9_000) }, "app-1");
    expect(failure).toHaveLength(300);
  });

  it("keeps batches without records that are older than a recovered context", () => {
    const batches = parseBatches(recorded("batches-recovered"), "app-2");
    expect(batches[0]).toMatchObject({ id: 1_795_404_649_000, records: 0 });
  });

  it("leaves the ids of a windowed output three intervals apart", () => {
    const ids = parseBatches(recorded("batches-windowed"), "app-1").map((batch) => batch.id);
    expect(new Set(ids.slice(1).map((id, n) => id - (ids[n] ?? 0)))).toEqual(new Set([3_000]));
  });

  it("reads two running at once", () => {
    const batches = parseBatches(recorded("batches-concurrent"), "app-1");
    const running = batches.filter((batch) => batch.processingTimeMs === undefined);
    expect(running.map((batch) => batch.schedulingDelayMs)).toEqual([4, 6]);
  });

  it("reads Spark 4.1 alike", () => {
    expect(parseBatch(recorded("batch-spark41"), "app-1").outputs.total).toBe(1);
  });

  it("takes a negative delay, from a clock that was set back, as none", () => {
    const [batch] = recorded("batches-windowed");
    expect(parseBatch({ ...batch, schedulingDelay: -40 }, "a").schedulingDelayMs).toBe(0);
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
    const { fault, message } = faultOf(() => parseBatches(body, "app-1"));
    expect(fault).toBe("malformed");
    expect(message).toContain(says);
  });

  it("ignores keys that it does not know", () => {
    expect(parseBatch({ ...batch, newInSpark5: { a: 1 } }, "a")).not.toHaveProperty("newInSpark5");
  });
});
