import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { History } from "@/lib/history/port";
import { PipelineObserver } from "./pipeline-observer";
import { faultyHistory, turnsOfTheLoop } from "../testing/faulty-history";

const NOW = Date.UTC(2026, 10, 23, 14, 2);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

function watching(history: History): PipelineObserver {
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
    startedAt: NOW - 60_000,
  });
  watch.registerCall({ source: "spark", call: "batches", everyMs: 10_000, needed: true });
  return watch;
}

it.each(["recordEvaluations", "recordChange", "recordFact"] as const)(
  "goes on evaluating when the history refuses %s",
  async (call) => {
    const { faulty, breaks } = await faultyHistory();
    breaks("refuses", call);
    const watch = watching(faulty);
    await watch.begin(NOW);
    await vi.advanceTimersByTimeAsync(30_000);
    watch.stop();

    const verdict = watch.verdict();
    expect(verdict?.at).toBeGreaterThan(NOW);
    expect(verdict?.headline).not.toMatch(/Not judged/);
  },
);

it.each(["refuses", "hangs"] as const)(
  "starts, evaluates and writes when the history %s to be read",
  async (fault) => {
    const { faulty, history, breaks } = await faultyHistory();
    breaks(fault, "window", "changes", "evaluations", "lastEvaluated");
    const watch = watching(faulty);
    const begun = watch.begin(NOW);
    await vi.advanceTimersByTimeAsync(15_000);
    await begun;
    watch.pollEnded("spark", "batches", undefined, Date.now());
    await vi.advanceTimersByTimeAsync(15_000);
    await turnsOfTheLoop();
    expect(watch.verdict()?.at).toBeGreaterThan(NOW);
    expect((await history.evaluations("orders", { from: 0, to: Infinity })).length).toBeGreaterThan(
      0,
    );
    // What an earlier run wrote is not known: nothing is written before it is.
    expect(await history.outbox("orders", 10)).toEqual([]);
    breaks("none");
    await vi.advanceTimersByTimeAsync(30_000);
    await turnsOfTheLoop();
    expect(await history.outbox("orders", 10)).toHaveLength(1);
    watch.stop();
  },
);
