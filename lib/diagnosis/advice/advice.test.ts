import { describe, expect, it } from "vitest";
import type { RunningWork } from "@/lib/domain/facts";
import { judge } from "../diagnose";
import {
  HOURS_3,
  NOW,
  healthyMinute,
  minutes,
  queueing,
  SETTINGS,
  windowOf,
} from "../testing/window";

const TOO_SLOW = queueing(1080, (ago) => ({ workMs: ago <= 60 ? 14_000 : 5_000 }));

function work(tasks: number): RunningWork {
  const batchJobs = [{ batchId: NOW - 10_000, tasks, activeTasks: tasks, completedTasks: 0 }];
  return { receiverTasks: 2, receiverJobs: 2, batchJobs };
}

describe("advice for a Spark that is too slow", () => {
  it.each([
    {
      name: "splits the work where a batch has fewer tasks than slots are free",
      facts: { work: work(2) },
      text: /^Adding slots would not help: .* repartition, a block interval shorter than 200 ms or more shards\./,
      because: /A batch has 2 tasks, and 6 slots are free for them\.$/,
    },
    {
      name: "and where it has exactly as many: one more slot would stay idle",
      facts: { work: work(6) },
      text: /^Adding slots would not help/,
      because: /A batch has 6 tasks/,
    },
    {
      name: "adds slots where more tasks wait for them",
      facts: { work: work(7) },
      text: /^Spark needs to do 1\.4 × the work per second: about 11 task slots instead of 8/,
      because: /^Batches take 14 s of a 10 s interval\.$/,
    },
    {
      name: "names no slots while the tasks of a batch are not known",
      facts: {},
      text: /^Spark needs to do 1\.4 × the work per second(, or at most|\.)/,
      because: /^Batches take 14 s/,
    },
  ])("$name", ({ facts, text, because }) => {
    const [first] = judge(windowOf({ batches: TOO_SLOW, facts }), NOW).advice;
    expect(first?.text).toMatch(text);
    expect(first?.because).toMatch(because);
  });

  it("is not given to one that keeps up", () =>
    expect(judge(windowOf({ facts: { work: work(2) } }), NOW).advice).toEqual([]));
});

describe("every advice", () => {
  const late = minutes(180, (ago) => ({
    ...healthyMinute(),
    ...(ago <= 40 && {
      getRecords: 500,
      getBytes: 250_000,
      iteratorAge: (41 - ago) * 30_000,
      writeThrottled: 80,
    }),
  }));

  it.each([
    { name: "too slow", given: { batches: TOO_SLOW } },
    { name: "refused", given: { minutes: late } },
    {
      name: "capped",
      given: {
        minutes: late,
        facts: { settings: { ...SETTINGS, maxRate: 250 } },
        batches: queueing(1080, (ago) => ({ workMs: 2500, records: ago <= 240 ? 5000 : 10_000 })),
      },
    },
  ])("rests on evidence with a number: $name", ({ given }) => {
    const { advice } = judge(windowOf({ startedAt: NOW - HOURS_3 - 1, ...given }), NOW);
    expect(advice.length).toBeGreaterThan(0);
    for (const { because } of advice) expect(because).toMatch(/\d.*\.$|Without shard metrics/);
  });
});
