import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HOURS_3, healthyPeriod, minutes, windowOf } from "@/lib/diagnosis/testing/window";
import type { AnswerContext } from "@/lib/answer/query/answer-context";
import { ObservedPipeline } from "@/lib/observe/observed-pipeline";
import { PipelineObserver } from "@/lib/observe/pipeline/pipeline-observer";
import { faultyHistory, turnsOfTheLoop } from "@/lib/observe/testing/faulty-history";
import { readWindow } from "@/lib/answer/window/window-data";

const NOW = Date.UTC(2026, 10, 23, 14, 2);
const DELAY = 120_000;
const STEPS = { minuteStepMs: 60_000, batchStepMs: 10_000 };
const healthy = windowOf({ at: NOW, periods: minutes(180, healthyPeriod, NOW) });

let watch: PipelineObserver;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

async function started() {
  const store = await faultyHistory();
  const pipeline = {
    id: "orders",
    name: "Orders",
    region: "eu-west-1",
    stream: "orders",
    sparkUrl: "http://driver:4040",
    kclRegion: "us-east-1",
  };
  const { faulty: history } = store;
  watch = new PipelineObserver({ pipeline, history, publicationDelayMs: DELAY, startedAt: NOW });
  for (const source of ["cloudwatch", "spark"] as const) {
    watch.registerCall({ source, call: "read", everyMs: 60_000, needed: true });
  }
  await watch.begin(NOW);
  const backfill = {
    want: async () => undefined,
    stateOf: () => null,
    countsOf: () => ({ metrics: 0, answered: 0, failed: 0 }),
  };
  const observed = new ObservedPipeline({ watch, backfill, historyDays: 30 });
  // The parts of it that an answer uses.
  const context = { history, config: { publicationDelayMs: DELAY } } as unknown as AnswerContext;
  const answer = () => {
    const snapshot = observed.snapshot(Date.now());
    const range = { from: NOW - HOURS_3 / 3, to: snapshot.at, live: true };
    return readWindow(context, { observed, snapshot }, range, { steps: STEPS, keeps: false });
  };
  return { ...store, answer };
}

function sourcesAnswer(): void {
  for (const kind of ["application", "slots", "receivers", "settings"] as const) {
    const value = healthy.facts[kind].at(-1)?.value;
    if (value) watch.recordFact(kind, value, Date.now());
  }
  watch.recordMinutes(healthy.periods);
  watch.recordBatches(healthy.batches);
  for (const source of ["cloudwatch", "spark"] as const) {
    watch.pollEnded(source, "read", undefined, Date.now());
  }
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await turnsOfTheLoop(10);
}

it("has Spark's series as soon as it has a verdict, even just after another request", async () => {
  const { answer } = await started();
  await pass(1_000);
  const before = await answer();
  expect([before.verdict.cause, before.batches]).toEqual(["no-data", []]);
  sourcesAnswer();
  await pass(1_500);
  const after = await answer();
  expect(after.verdict.cause).toBe("keeping-up");
  expect(after.batches.length).toBeGreaterThan(300);
  expect(after.minutes.length).toBeGreaterThan(50);
  expect(after.evaluations).not.toEqual(before.evaluations);
});

it("has no verdict about batches that are still being written", async () => {
  const { answer, history } = await started();
  const { recordBatches } = history;
  let written = (): void => undefined;
  const waits = new Promise<void>((resolve) => (written = resolve));
  history.recordBatches = async (...batches) => {
    await waits;
    return recordBatches(...batches);
  };
  await pass(1_000);
  sourcesAnswer();
  await pass(900);
  expect((await answer()).verdict.headline).toMatch(/^Just started/);
  written();
  await pass(500);
  const { verdict, batches } = await answer();
  expect([verdict.cause, batches.length > 300]).toEqual(["keeping-up", true]);
});

it("waits at most a second for a history that hangs", async () => {
  const { answer, breaks } = await started();
  breaks("hangs");
  sourcesAnswer();
  await pass(2_600);
  expect((await answer()).verdict.cause).toBe("keeping-up");
});

it("shows no minute of which the history still holds a part", async () => {
  const { answer, history } = await started();
  /** A minute that was published by half in one poll, and wholly in the next. */
  const at = NOW - DELAY - 60_000;
  const poll = (readAt: number, putBytes: number) =>
    watch.recordMinutes([{ at, periodMs: 60_000, readAt, values: { putBytes } }]);
  const shown = async () => (await answer()).minutes.find((one) => one.at === at)?.values.putBytes;
  // Rows are kept for a while: this window must be another one than those of the tests before.
  await pass(61_000);
  poll(at + 70_000, 30);
  await pass(100);
  expect((await shown())?.mean).toBeUndefined();
  const { recordPeriods } = history;
  let written = (): void => undefined;
  const waits = new Promise<void>((resolve) => (written = resolve));
  history.recordPeriods = async (...periods) => {
    await waits;
    return recordPeriods(...periods);
  };
  poll(NOW, 60);
  await pass(100);
  expect((await shown())?.mean).toBeUndefined();
  written();
  await pass(1_500);
  expect((await shown())?.mean).toBe(60);
});
