import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AgeClock } from "@/lib/domain/age-clock";
import { healthyPeriod, windowOf } from "@/lib/diagnosis/testing/window";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { batchOf } from "@/lib/domain/testing/batch-of";
import type { Evaluation } from "@/lib/domain/verdict";
import { emptyWindow } from "@/lib/domain/window";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import { SourceError } from "@/lib/sources/source";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { FirstAnswers } from "../source-health/first-answers";
import { HealthBoard } from "../source-health/health-board";
import { Evaluator, WARM_UP_MS } from "../evaluation/evaluator";
import { EvaluatedMinutes } from "../evaluation/evaluated-minutes";
import { RecentData } from "../recent-data/recent-data";
import { OneAtATime } from "../evaluation/one-at-a-time";
import { LagMemory } from "../own-lag/lag-memory";
import { PastEvaluation } from "../evaluation/past-evaluation";
import { PipelineObserver } from "./pipeline-observer";

const NOW = Date.UTC(2026, 10, 23, 14, 2);
const MINUTE = 60_000;
const DAY = 86_400_000;

/** What may happen to a machine's clock while it runs. */
const STEPS = [
  ["goes back by two minutes", [-2 * MINUTE]],
  ["goes back by a quarter of an hour", [-15 * MINUTE]],
  ["jumps a day ahead", [DAY]],
  ["jumps a day ahead and back", [DAY, -DAY]],
] as const;

describe("Judge", () => {
  it.each([-2 * MINUTE, -15 * MINUTE, -DAY])(
    "continues with the minutes that there are when its clock goes back by %d ms",
    (step) => {
      const evaluator = new Evaluator(NOW - WARM_UP_MS);
      const at = (now: number) => evaluator.catchUp(emptyWindow(now - DAY, now, 0), now);
      expect(at(NOW).at(-1)?.at).toBe(NOW - MINUTE);
      const set = NOW + step;
      expect(at(set).at(-1)?.at).toBe(set - MINUTE);
      expect(at(set + MINUTE).map((one) => one.at)).toEqual([set]);
    },
  );

  it("evaluates no more than what is in memory when its clock jumps ahead", () => {
    const evaluator = new Evaluator(NOW - WARM_UP_MS);
    const at = (now: number) => evaluator.catchUp(emptyWindow(now - DAY, now, 0), now);
    at(NOW);
    expect(at(NOW + DAY)).toHaveLength(LOOKBACK_MS / MINUTE);
  });

  it("evaluates no minute twice while its clock goes on", () => {
    const evaluator = new Evaluator(NOW - WARM_UP_MS);
    const judged = [0, 10_000, 25_000, 40_000, 85_000].flatMap((later) => {
      const now = NOW + later;
      return evaluator.catchUp(emptyWindow(now - DAY, now, 0), now).map(({ at }) => at);
    });
    expect(judged).toEqual([...new Set(judged)]);
    expect(judged.at(-1)).toBe(NOW + MINUTE);
  });
});

it("the evaluator of the past is not used for the present if it lies ahead", async () => {
  const kept: Evaluation[] = [];
  const minutes = new EvaluatedMinutes({
    history: { evaluations: async () => [] },
    keep: (more) => void kept.push(...more),
    pipelineId: "orders",
  });
  const windowNow = () => emptyWindow(NOW - DAY, NOW, 0);
  const past = new PastEvaluation({ minutes, windowNow, queue: new OneAtATime(), startedAt: NOW });
  minutes.keep([firstVerdict(NOW)]);
  past.dataCame(0, 0);
  const set = NOW - 15 * MINUTE;
  const before = kept.length;
  expect(
    await past.evaluate(
      () => set,
      () => 0,
    ),
  ).toBeUndefined();
  expect(kept).toHaveLength(before);
});

it("an evaluator that loaded minutes which now lie ahead starts anew", () => {
  const evaluator = new Evaluator(NOW);
  const set = NOW - 15 * MINUTE;
  const judged = evaluator.catchUp(emptyWindow(set - DAY, set, 0), set);
  expect(judged.at(-1)?.at).toBe(set - MINUTE);
});

it("the first answers are waited for as long as ever", () => {
  const [clock, board] = [{ wall: NOW, steady: 0 }, new HealthBoard()];
  const ages = new AgeClock({ wall: () => clock.wall, monotonic: () => clock.steady });
  board.registerCall({ source: "spark", call: "streaming", needed: true, everyMs: 10_000 });
  const answers = new FirstAnswers(board, NOW, (wall) => ages.of(wall));
  clock.wall -= DAY;
  expect(answers.arrived(clock.wall)).toBe(false);
  clock.wall += MINUTE;
  clock.steady += MINUTE;
  expect(answers.arrived(clock.wall)).toBe(true);
});

it("the lag of shards is still requested, and earlier answers hold", () => {
  const memory = new LagMemory();
  memory.record(new Map([["a", new Map([[NOW - 16 * MINUTE, 90_000]])]]), NOW);
  const set = NOW - 15 * MINUTE;
  expect(memory.isAnyLate(set)).toBe(true);
  expect(memory.isAnyLate(set + 30 * MINUTE)).toBe(false);
});

describe("HealthBoard", () => {
  it.each(STEPS)("calls a source that fell silent failing when the clock %s", (_what, steps) => {
    let [wall, steady] = [NOW, 0];
    const board = new HealthBoard(new AgeClock({ wall: () => wall, monotonic: () => steady }));
    board.registerCall({ source: "spark", call: "streaming", needed: true, everyMs: 10_000 });
    board.pollEnded("spark", "streaming", undefined, wall);
    for (const step of steps) {
      wall += step;
      board.state("spark", wall);
    }
    wall += 45_000;
    steady += 45_000;
    const state = board.state("spark", wall);
    expect(state?.status).toBe("failing");
    expect(state?.lastSuccessAt).toBeLessThanOrEqual(wall - 45_000);
    expect(state?.since).toBeLessThanOrEqual(wall);
  });
});

describe("RecentData", () => {
  it("treats what was read before a step back of the clock as read by then, and not as new", () => {
    const live = new RecentData(0);
    live.adjustToClock(NOW);
    live.addFact("source-spark", { at: NOW, value: { status: "ok", lastSuccessAt: NOW } });
    live.addFact("shards", { at: NOW - MINUTE, value: [] });
    live.adjustToClock(NOW - 15 * MINUTE);
    const { facts } = live.snapshot(NOW - 15 * MINUTE);
    expect(facts.shards).toEqual([{ at: NOW - 15 * MINUTE, value: [] }]);
    expect(facts["source-spark"]).toEqual([]);
  });
});

describe("PipelineObserver", () => {
  let directory: string;
  let history: History;

  beforeEach(async () => {
    vi.useFakeTimers({ now: NOW });
    directory = mkdtempSync(join(tmpdir(), "narrows-steps-"));
    history = await openHistory({ directory });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await history.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it.each(STEPS)("says that Spark is gone within 45 s when the clock %s", async (_what, steps) => {
    const { watch, poll } = await healthyWatch(history);
    await poll(12);
    expect(watch.verdict()).toMatchObject({ cause: "keeping-up", severity: "ok" });
    for (const step of steps) {
      vi.setSystemTime(Date.now() + step);
      await poll(1);
    }
    await poll(4, gone);
    watch.stop();
    expect(watch.verdict()?.severity).toBe("unknown");
    expect(Math.abs((watch.verdict()?.at ?? 0) - Date.now())).toBeLessThan(11_000);
  });

  it("forgets the state that it had begun within the minute", async () => {
    const { watch, poll } = await healthyWatch(history);
    await poll(12, gone);
    expect(watch.verdict()?.severity).toBe("unknown");
    await poll(2);
    expect(watch.verdict()).toMatchObject({ cause: "keeping-up", severity: "ok" });
    vi.setSystemTime(Date.now() - 2 * MINUTE);
    await poll(8, gone);
    watch.stop();
    expect(watch.verdict()?.severity).toBe("unknown");
  });
});

const gone = new SourceError({
  source: "spark",
  call: "streaming",
  fault: "unreachable",
  message: "It is gone.",
});

const healthy = (at: number) => ({
  at,
  periodMs: MINUTE,
  readAt: at + 5 * MINUTE,
  values: healthyPeriod(),
});

/** Driver and CloudWatch have clocks of their own: `truth` goes on whatever happens to ours. */
const batchBefore = (truth: number): MicroBatch =>
  batchOf({
    at: Math.floor(truth / 10_000) * 10_000,
    records: 10_000,
    delayMs: 10,
    workMs: 5_000,
  });

/** An observer that keeps up, and a function that polls its sources every ten seconds that many times. */
async function healthyWatch(history: History) {
  const watch = new PipelineObserver({
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
    },
    history,
    publicationDelayMs: 120_000,
    startedAt: NOW - MINUTE,
  });
  const { periods, batches, facts } = windowOf({ at: NOW });
  watch.recordMinutes(periods);
  watch.recordBatches(batches);
  for (const kind of ["stream", "application", "settings", "slots", "receivers"] as const)
    for (const { at, value } of facts[kind]) watch.recordFact(kind, value, at - 4 * MINUTE);
  watch.registerCall({ source: "spark", call: "streaming", everyMs: 10_000, needed: true });
  watch.registerCall({
    source: "cloudwatch",
    call: "GetMetricData",
    everyMs: MINUTE,
    needed: true,
  });
  await watch.begin(NOW);
  let truth = NOW;
  const pollOnce = async (error?: unknown) => {
    watch.pollEnded("spark", "streaming", error, Date.now());
    watch.pollEnded("cloudwatch", "GetMetricData", undefined, Date.now());
    const minute = Math.floor(truth / MINUTE) * MINUTE;
    watch.recordMinutes([healthy(minute - 2 * MINUTE), healthy(minute - MINUTE)]);
    if (error === undefined) watch.recordBatches([batchBefore(truth)]);
    await vi.advanceTimersByTimeAsync(10_000);
    truth += 10_000;
  };
  const poll = async (times: number, error?: unknown) => {
    for (let i = 0; i < times; i++) await pollOnce(error);
  };
  return { watch, poll };
}
