import { describe, expect, it } from "vitest";
import { keyAt } from "@/lib/domain/testing/batch-of";
import type { BatchTasks, RunningWork, StageTasks } from "@/lib/domain/work-facts";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  HOURS_3,
  NOW,
  healthyPeriod,
  minutes,
  queueing,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";

const TOO_SLOW = queueing(1080, (ago) => ({ workMs: ago <= 60 ? 14_000 : 5_000 }));

function work(tasks: number): RunningWork {
  const batchJobs = [{ batch: keyAt(NOW - 10_000), tasks, activeTasks: tasks, completedTasks: 0 }];
  return { receiverTasks: 2, receiverJobs: 2, batchJobs };
}

describe("advice for a Spark that is too slow", () => {
  it.each([
    {
      name: "splits the work if a batch has fewer tasks than free slots",
      facts: { work: work(2) },
      text: /^Split the work into more tasks \(repartition, a block interval below 200 ms, or more shards\): Spark needs 1\.4 × the capacity\. More slots would not help: a batch has 2 tasks/,
      because: /A batch has 2 tasks, and 6 slots are free for them\.$/,
    },
    {
      name: "and if it has exactly as many: one more slot would stay idle",
      facts: { work: work(6) },
      text: /^Split the work .* More slots would not help/,
      because: /A batch has 6 tasks/,
    },
    {
      name: "adds slots if more tasks wait for them",
      facts: { work: work(20) },
      text: /^Give Spark about 11 task slots instead of 8 \(it needs 1\.4 × the capacity\)\.$/,
      because: /^Batches take 14 s of a 10 s interval\.$/,
    },
    {
      name: "and more tasks too if there are fewer than the slots it needs",
      facts: { work: work(7) },
      text: /about 9 task slots instead of 8 \(it needs 1\.4 × the capacity\), one for each task, and split the work into more tasks too \(repartition/,
      because: /^Batches take 14 s of a 10 s interval\.$/,
    },
    {
      name: "names no slots while the tasks of a batch are not known",
      facts: {},
      text: /^Give Spark 1\.4 × the capacity, by more task slots or less work for each record\.$/,
      because: /^Batches take 14 s/,
    },
  ])("$name", ({ facts, text, because }) => {
    const [first] = evaluate(windowOf({ batches: TOO_SLOW, facts }), NOW).advice;
    expect(first?.text).toMatch(text);
    expect(first?.because).toMatch(because);
  });

  it("is not given if Spark keeps up", () =>
    expect(evaluate(windowOf({ facts: { work: work(2) } }), NOW).advice).toEqual([]));
});

/** The newest batch that is done. It was made before the batches ahead of it queued up. */
const DONE = TOO_SLOW.findLast(({ endedAt }) => endedAt !== undefined)?.key ?? "";

function took(tasks: number, ...stages: readonly StageTasks[]): BatchTasks {
  return { batch: DONE, jobs: [{ tasks, stages }] };
}

const stage = (medianMs: number, longestMs: number): StageTasks => ({ medianMs, longestMs });

describe("the longest task against the interval", () => {
  it.each([
    {
      name: "a task that exceeds it alone: no slots help, it must be split",
      facts: { tasks: took(6, stage(9_000, 10_001)) },
      text: /^Split the work into more tasks \(repartition.*More slots will not help: one task takes 10 s\.$/,
      because: /^Batches take 14 s of a 10 s interval\. The longest task takes 10 s of 10 s\.$/,
    },
    {
      name: "a task that just fits: one slot for each task is enough",
      facts: { tasks: took(7, stage(9_000, 10_000)) },
      text: /about 9 task slots instead of 8 .* With any number of slots a batch takes 10 s\.$/,
      because: /The longest task takes 10 s of 10 s\.$/,
    },
    {
      name: "one task of twice the usual length: the records are skewed",
      facts: { tasks: took(30, stage(6_000, 12_000)) },
      text: /^Spread the records of a batch evenly \(.* More slots will not help: one task takes 12 s, and half of the others at most 6 s\.$/,
      because: /The longest task takes 12 s of 10 s\. Half of them take at most 6 s\.$/,
    },
    {
      name: "less than twice: all of them are too long",
      facts: { tasks: took(30, stage(6_001, 12_000)) },
      text: /^Split the work .* More slots will not help: one task takes 12 s/,
      because: /The longest task takes 12 s of 10 s\.$/,
    },
    {
      name: "a single task is not skewed",
      facts: { tasks: took(1, stage(5_000, 12_000)) },
      text: /^Split the work .* More slots will not help: one task takes 12 s/,
      because: /12 s of 10 s\.$/,
    },
    {
      name: "stages that fit alone but not in sequence",
      facts: { tasks: took(40, stage(5_000, 6_000), stage(4_000, 6_000)) },
      text: /^Do less in each stage of a batch.* More slots will not help: its stages follow one another and take 12 s\.$/,
      because: /The longest tasks of its 2 stages take 12 s of 10 s, one after the other\.$/,
    },
    {
      name: "twice the time if two jobs run in parallel",
      facts: {
        settings: { ...SETTINGS, concurrentJobs: 2 },
        tasks: took(40, stage(9_000, 12_000)),
      },
      text: /^(?!.*More slots will not help)/,
      because: /The longest task takes 12 s of 20 s\.$/,
      slow: 28_000,
    },
    {
      name: "fewer short tasks than free slots",
      facts: { tasks: took(6, stage(800, 900)) },
      text: /^Split the work into more tasks .* More slots would not help/,
      because:
        /A batch has 6 tasks, and 6 slots are free for them\. The longest task takes 900 ms of 10 s\.$/,
    },
    {
      name: "short tasks that wait for slots: only their length is given",
      facts: { tasks: took(40, stage(800, 7_000)) },
      text: /about 11 task slots instead of 8 \(it needs 1\.4 × the capacity\)\.$/,
      because: /The longest task takes 7 s of 10 s\.$/,
    },
    {
      name: "nothing if the driver was asked too long ago",
      facts: { tasks: [{ at: NOW - 600_001, value: took(6, stage(9_000, 12_000)) }] },
      text: /^Give Spark 1\.4 × the capacity/,
      because: /interval\.$/,
    },
    {
      name: "nothing if the batch is another application's",
      facts: { tasks: { ...took(6, stage(9_000, 12_000)), batch: "forgotten" } },
      text: /^Give Spark 1\.4 × the capacity/,
      because: /interval\.$/,
    },
  ])("$name", ({ facts, text, because, slow = 14_000 }) => {
    const batches =
      slow === 14_000 ? TOO_SLOW : queueing(1080, (ago) => ({ workMs: ago <= 60 ? slow : 5_000 }));
    const [first] = evaluate(windowOf({ batches, facts }), NOW).advice;
    expect(first?.text).toMatch(text);
    expect(first?.because).toMatch(because);
  });
});

describe("every advice", () => {
  const late = minutes(180, (ago) => ({
    ...healthyPeriod(),
    ...(ago <= 40 && {
      getRecords: 500,
      getBytes: 250_000,
      iteratorAge: (41 - ago) * 30_000,
      writeThrottled: 80,
    }),
  }));

  it.each([
    { name: "too slow", given: { batches: TOO_SLOW } },
    { name: "refused", given: { periods: late } },
    {
      name: "capped",
      given: {
        periods: late,
        facts: { settings: { ...SETTINGS, maxRate: 250 } },
        batches: queueing(1080, (ago) => ({ workMs: 2500, records: ago <= 240 ? 5000 : 10_000 })),
      },
    },
  ])("rests on evidence with a number: $name", ({ given }) => {
    const { advice } = evaluate(windowOf({ startedAt: NOW - HOURS_3 - 1, ...given }), NOW);
    expect(advice.length).toBeGreaterThan(0);
    for (const { because } of advice) expect(because).toMatch(/\d.*\.$|Without shard metrics/);
  });
});

describe("less input as the alternative", () => {
  /** 1 000 records/s arrive. What Spark sustains follows from the work per record. */
  const sustaining = (recordsPerSecond: number) => {
    const perRecordMs = 1_000 / recordsPerSecond;
    const batches = queueing(1080, (ago) => {
      const records = ago % 2 === 0 ? 12_000 : 8_000;
      return { records, workMs: ago <= 120 ? records * perRecordMs : 5_000 };
    });
    const [first] = evaluate(windowOf({ batches }), NOW).advice;
    return first?.text;
  };

  it("is advised while most of the puts can stay", () =>
    expect(sustaining(830)).toMatch(/, or bring the input below 830 records\/s\.$/));

  it("is said to two digits, rounded down", () =>
    expect(sustaining(839)).toMatch(/, or bring the input below 830 records\/s\.$/));

  it("is not advised below 80 % of the puts, which no producer can do", () =>
    expect(sustaining(790)).toMatch(
      /^Give Spark 1\.3 × the capacity, by more task slots or less work for each record\.$/,
    ));
});

describe("a batch that hangs", () => {
  const batches = queueing(1080, (ago) => ({ workMs: ago === 40 ? 3_600_000 : 5_000 }));
  const hanging = NOW - 40 * 10_000;
  const job = (activeTasks: number, completedTasks: number): RunningWork => ({
    receiverTasks: 2,
    receiverJobs: 2,
    batchJobs: [{ batch: keyAt(hanging), tasks: 40, activeTasks, completedTasks }],
  });

  it("is to be opened and ended, then the application restarted and the call given a time-out", () => {
    const { cause, advice } = evaluate(windowOf({ batches, facts: { work: job(1, 38) } }), NOW);
    expect(cause).toBe("stuck-batch");
    expect(advice.map(({ text }) => text.split(" ")[0])).toEqual(["Open", "Restart", "Give"]);
    expect(advice[0]).toMatchObject({ batch: { key: keyAt(hanging), at: hanging } });
    expect(advice[0]?.because).toMatch(
      /38 of the 40 tasks of its running job are done, and 1 runs\.$/,
    );
  });

  it("leaves out tasks that the driver did not report", () =>
    expect(evaluate(windowOf({ batches }), NOW).advice[0]?.because).toMatch(
      /its time budget is [^.]+\.$/,
    ));
});
