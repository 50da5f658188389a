import { describe, expect, it } from "vitest";
import type { Batch } from "@/lib/domain/batch";
import { batchAt, PIPELINE, seconds, T0, temporaryHistory } from "./test-history";

const HOUR = seconds(0, 3_600);
const queued = batchAt(0);
const started = batchAt(0, { schedulingDelayMs: 40 });
const completed = batchAt(0, { schedulingDelayMs: 40, processingTimeMs: 900 });

describe("recordBatches", () => {
  it.each<{ name: string; answers: Batch[]; is: Batch[] }>([
    {
      name: "keeps a queued batch without the durations it has not",
      answers: [queued],
      is: [queued],
    },
    { name: "keeps a batch recorded twice once", answers: [completed, completed], is: [completed] },
    { name: "follows a batch forward", answers: [queued, started, completed], is: [completed] },
    {
      name: "keeps a completed batch completed",
      answers: [completed, started, queued],
      is: [completed],
    },
    {
      name: "keeps what a completed batch says against a poorer answer",
      answers: [completed, batchAt(0, { records: 7, outputs: { total: 0, failed: 0 } })],
      is: [completed],
    },
    {
      name: "takes the later of two answers that know as much",
      answers: [queued, batchAt(0, { records: 101 })],
      is: [batchAt(0, { records: 101 })],
    },
    {
      name: "does not forget a failure",
      answers: [
        batchAt(0, { outputs: { total: 2, failed: 1 }, failure: "java.io.IOException" }),
        completed,
      ],
      is: [{ ...completed, outputs: { total: 1, failed: 1 }, failure: "java.io.IOException" }],
    },
    {
      name: "tells no secret that an earlier version wrote",
      answers: [batchAt(0, { failure: "IOException: password=hunter2" })],
      is: [batchAt(0, { failure: "IOException: password=[masked]" })],
    },
    {
      name: "keeps batches of the same time of two applications apart",
      answers: [completed, batchAt(0, { applicationId: "app-2" })],
      is: [completed, batchAt(0, { applicationId: "app-2" })],
    },
    {
      name: "keeps a delay of 0 as 0",
      answers: [batchAt(0, { schedulingDelayMs: 0, processingTimeMs: 0 })],
      is: [batchAt(0, { schedulingDelayMs: 0, processingTimeMs: 0 })],
    },
  ])("$name", async ({ answers, is }) => {
    const history = await temporaryHistory();
    for (const batch of answers) await history.recordBatches(PIPELINE, [batch]);
    expect((await history.window(PIPELINE, HOUR, 0)).batches).toEqual(is);
  });

  it("takes a span's first instant in, its last not, and no other pipeline's batches", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [batchAt(30), batchAt(0), batchAt(20), batchAt(10)]);
    await history.recordBatches("other", [batchAt(10, { records: 9 })]);
    const { batches } = await history.window(PIPELINE, seconds(10, 30), 0);
    expect(batches).toEqual([batchAt(10), batchAt(20)]);
  });
});

describe("batchBuckets", () => {
  it("counts batches and answers only the durations that are known", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [
      batchAt(0, { records: 10, schedulingDelayMs: 5, processingTimeMs: 100 }),
      batchAt(10, { records: 30, schedulingDelayMs: 15 }),
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

  it("answers nothing for nothing", async () => {
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
