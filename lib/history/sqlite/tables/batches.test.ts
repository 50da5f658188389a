import { describe, expect, it } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { batchAt, PIPELINE, seconds, T0, temporaryHistory } from "../testing/test-history";

const HOUR = seconds(0, 3_600);
const completed = batchAt(0, { delayMs: 40, workMs: 900 });

async function kept(answers: readonly MicroBatch[]): Promise<readonly MicroBatch[]> {
  const history = await temporaryHistory();
  for (const batch of answers) await history.recordBatches(PIPELINE, [batch]);
  return (await history.window(PIPELINE, HOUR, 0)).batches;
}

describe("recordBatches", () => {
  it("shows no secret that an earlier version wrote", async () =>
    expect(await kept([batchAt(0, { failure: "IOException: password=hunter2" })])).toEqual([
      batchAt(0, { failure: "IOException: password=[masked]" }),
    ]));

  it("keeps batches of the same time of two applications apart", async () => {
    const other = batchAt(0, { application: "app-2" });
    expect(await kept([completed, other])).toEqual([completed, other]);
  });

  it("includes a span's first instant, but not its last, and no other pipeline's batches", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [batchAt(30), batchAt(0), batchAt(20), batchAt(10)]);
    await history.recordBatches("other", [batchAt(10, { records: 9 })]);
    const { batches } = await history.window(PIPELINE, seconds(10, 30), 0);
    expect(batches).toEqual([batchAt(10), batchAt(20)]);
  });
});

describe("batchBuckets", () => {
  it("counts batches and uses only known durations", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [
      batchAt(0, { records: 10, delayMs: 5, workMs: 100 }),
      batchAt(10, { records: 30, delayMs: 15 }),
      batchAt(120, { records: 0 }),
      batchAt(180),
    ]);
    const one = (value: number) => ({ count: 1, mean: value, min: value, max: value });
    expect(await history.batchBuckets(PIPELINE, seconds(0, 180), 60_000)).toEqual([
      {
        at: T0,
        batches: 2,
        records: { count: 2, mean: 20, min: 10, max: 30 },
        schedulingDelayMs: { count: 2, mean: 10, min: 5, max: 15 },
        processingTimeMs: one(100),
        totalDelayMs: one(105),
      },
      { at: T0 + 120_000, batches: 1, records: one(0) },
    ]);
  });

  it("is empty without batches", async () => {
    const history = await temporaryHistory();
    expect(await history.batchBuckets(PIPELINE, HOUR, 60_000)).toEqual([]);
  });
});

describe("failedBatches", () => {
  const failing = (at: number) =>
    batchAt(at, { outputs: { total: 1, failed: 1 }, failure: "boom" });

  it.each([
    { limit: 10, is: [0, 20, 30] },
    { limit: 2, is: [20, 30] },
    { limit: 0, is: [] },
  ])("keeps the newest $limit of the span, ascending", async ({ limit, is }) => {
    const history = await temporaryHistory();
    const batches = [failing(-10), failing(0), batchAt(10), failing(20), failing(30), failing(40)];
    await history.recordBatches(PIPELINE, batches);
    const failed = await history.failedBatches(PIPELINE, seconds(0, 40), limit);
    expect(failed).toEqual(is.map(failing));
  });
});
