import { beforeEach, describe, expect, it } from "vitest";
import type { Evaluation } from "@/lib/domain/verdict";
import { emptyWindow } from "@/lib/domain/window";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { EvaluatedMinutes } from "./evaluated-minutes";
import { OneAtATime } from "./one-at-a-time";
import { PastEvaluation } from "./past-evaluation";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 14);

const unknown = (at: number): Evaluation => firstVerdict(at);
const known = (at: number): Evaluation => ({ ...firstVerdict(at), bottleneck: "none" });

let kept: Evaluation[];
let minutes: EvaluatedMinutes;
let past: PastEvaluation;

beforeEach(async () => {
  kept = [];
  minutes = new EvaluatedMinutes({
    history: { evaluations: async () => kept },
    keep: (more) => void kept.push(...more),
    pipelineId: "orders",
  });
  await minutes.begin({ from: 0, to: NOW });
  const windowNow = () => emptyWindow(NOW - 3 * 60 * MINUTE, NOW, 0);
  past = new PastEvaluation({ minutes, windowNow, queue: new OneAtATime(), startedAt: NOW });
});

describe("data that come late", () => {
  it.each([
    ["are late by a minute for a minute that knew too little", unknown(NOW), NOW - MINUTE, true],
    ["are in time by a moment", unknown(NOW), NOW - MINUTE + 1, false],
    ["concern a minute that knew enough", known(NOW), NOW - 5 * MINUTE, false],
    ["are none at all", unknown(NOW), Infinity, false],
  ])("%s", async (_what, judgement, usableFrom, missed) => {
    minutes.keep([judgement]);
    expect(past.dataCame(usableFrom, NOW)).toBe(missed);
  });

  it("wait until none has come for two seconds, and thirty seconds after the last time", async () => {
    minutes.keep([unknown(NOW)]);
    past.dataCame(0, NOW);
    expect([past.isDue(NOW + 1_999), past.isDue(NOW + 2_000)]).toEqual([false, true]);
    await past.evaluate(
      () => NOW + MINUTE,
      () => NOW,
    );
    past.dataCame(0, NOW);
    expect([past.isDue(NOW + 29_999), past.isDue(NOW + 30_000)]).toEqual([false, true]);
  });

  it("cause no re-evaluation where nothing was evaluated", () => {
    expect(past.dataCame(0, NOW)).toBe(false);
    expect(past.isDue(NOW + MINUTE)).toBe(false);
  });

  it("cause one from the first minute that knew too little to the present, which may move on", async () => {
    minutes.keep([known(NOW - 3 * MINUTE), unknown(NOW - 2 * MINUTE)]);
    past.dataCame(0, NOW);
    kept = [];
    let end = NOW;
    const evaluator = await past.evaluate(
      () => (end = Math.min(end + MINUTE, NOW + MINUTE)),
      () => NOW,
    );
    expect(kept.map(({ at }) => (at - NOW) / MINUTE)).toEqual([-2, -1, 0]);
    expect(evaluator?.next).toBe(NOW + MINUTE);
  });

  it("change nothing after a stop", async () => {
    past.markAll(NOW);
    past.stop();
    expect(
      await past.evaluate(
        () => NOW,
        () => NOW,
      ),
    ).toBeUndefined();
    expect(kept).toEqual([]);
  });
});
