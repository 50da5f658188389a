import { describe, expect, it } from "vitest";
import { keyAt } from "@/lib/domain/testing/batch-of";
import type { RunningWork } from "@/lib/domain/work-facts";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { batches, NOW, queueing, SETTINGS, windowOf } from "@/lib/diagnosis/testing/window";

const causeOf = (given: Parameters<typeof windowOf>[0], at = NOW) =>
  evaluate(windowOf(given), at).cause;

describe("driver-stalled", () => {
  const stalledFor = (ms: number) => windowOf().batches.filter(({ at }) => at <= NOW - ms);

  it.each([
    { name: "a newest batch of exactly a minute is not stalled", ms: 60_000, want: "keeping-up" },
    { name: "an older one is", ms: 70_000, want: "driver-stalled" },
  ])("$name", ({ ms, want }) => expect(causeOf({ batches: stalledFor(ms) })).toBe(want));

  it.each([
    { name: "whose count rises has made batches that are not read yet", ago: 59, want: "no-data" },
    { name: "whose count has not risen for a minute makes none", ago: 60, want: "driver-stalled" },
    {
      name: "whose count rose by less than half of what was due makes none",
      ago: 59,
      made: 2,
      want: "driver-stalled",
    },
    {
      name: "whose count rose by half of what was due still does",
      ago: 59,
      made: 3,
      want: "no-data",
    },
  ])("a driver $name", ({ ago, want, made = 6 }) => {
    const counters = [
      [120, 1_000],
      [ago, 1_000 + made],
    ].map(([seconds = 0, completedBatches = 0]) => ({
      at: NOW - seconds * 1_000,
      value: { completedBatches, activeBatches: 0, receivedRecords: 0, processedRecords: 0 },
    }));
    expect(causeOf({ batches: stalledFor(300_000), facts: { counters } })).toBe(want);
  });

  it("is not inferred from a batch that ended, or from a new application's count", () => {
    const counters = [
      { completedBatches: 1_000, activeBatches: 3 },
      { completedBatches: 1_003, activeBatches: 0 },
      { completedBatches: 2, activeBatches: 0 },
    ].map((counts, i) => ({
      at: NOW - 50_000 + i * 2_000,
      value: { ...counts, receivedRecords: 0, processedRecords: 0 },
    }));
    expect(causeOf({ batches: stalledFor(300_000), facts: { counters } })).toBe("driver-stalled");
  });

  it.each([
    {
      name: "comes a minute after the last batch: no stall",
      answeredAgo: 10_000,
      want: "no-data",
    },
    { name: "comes later than that: a stall", answeredAgo: 9_999, want: "driver-stalled" },
  ])("as of the newest answer, which $name", ({ answeredAgo, want }) => {
    const answeredAt = NOW - answeredAgo;
    const late = { status: "late", lastSuccessAt: answeredAt, since: answeredAt + 1 } as const;
    const slots = [{ at: answeredAt, value: { total: 8, executors: 2, activeTasks: 0 } }];
    const state = { ...late, fault: "timeout", clockSkewMs: 0 } as const;
    const facts = { slots, "source-spark": [{ at: answeredAt + 2, value: state }] };
    expect(causeOf({ batches: stalledFor(70_000), facts })).toBe(want);
  });

  it("began one interval after the last batch", () =>
    expect(evaluate(windowOf({ batches: stalledFor(300_000) }), NOW).since).toBe(NOW - 290_000));
});

/** One batch has run for that long, and the later ones wait. */
function hanging(forMs: number, { records = 10_000 } = {}) {
  const running = forMs / 10_000;
  return batches(1080, (ago) => {
    if (ago < running) return { state: "queued" };
    return ago === running ? { state: "running", delayMs: 0, records } : {};
  });
}

function hangingWork(forMs: number, { activeTasks = 0, receiverTasks = 2 } = {}): RunningWork {
  const batchJobs = [{ batch: keyAt(NOW - forMs), tasks: 8, activeTasks, completedTasks: 0 }];
  return { receiverTasks, receiverJobs: receiverTasks, batchJobs };
}

function work(forMs: number, options = {}) {
  const value = hangingWork(forMs, options);
  return [NOW - 20_000, NOW].map((at) => ({ at, value }));
}

const NO_SLOT = { total: 2, executors: 1, activeTasks: 2 };

describe("one batch that does not end", () => {
  const polls = (active: readonly number[]) =>
    active.map((activeTasks, i) => ({
      at: NOW - (active.length - 1 - i) * 20_000,
      value: hangingWork(200_000, { activeTasks }),
    }));

  it.each([
    {
      name: "whose tasks ran until the cores were lost, has no cores left",
      given: {
        batches: hanging(200_000),
        facts: { slots: NO_SLOT, work: polls([2, 1, 0, 0, 0, 0]) },
      },
      want: "no-cores-left",
    },
    {
      name: "whose task ran within the last minute, is stuck",
      given: { batches: hanging(200_000), facts: { slots: NO_SLOT, work: polls([1, 0, 0, 0]) } },
      want: "stuck-batch",
    },
    {
      name: "when the batches before it were as slow, is only slow",
      given: {
        batches: queueing(1080, (ago) => ({ workMs: ago <= 45 ? 61_000 : 5_000 }), {
          at: NOW,
        }),
      },
      want: "processing-too-slow",
    },
    {
      name: "with no free slot and no task of it running, no cores are left",
      given: { batches: hanging(70_000), facts: { slots: NO_SLOT, work: work(70_000) } },
      want: "no-cores-left",
    },
    {
      name: "with a slot free, it is the batch that is stuck",
      given: { batches: hanging(70_000), facts: { work: work(70_000) } },
      want: "stuck-batch",
    },
    {
      name: "with a task of it running, it is stuck although no slot is free",
      given: {
        batches: hanging(70_000),
        facts: { slots: NO_SLOT, work: work(70_000, { activeTasks: 1 }) },
      },
      want: "stuck-batch",
    },
    {
      name: "with thirty times the usual records, it is within its budget",
      given: { batches: hanging(120_000, { records: 300_000 }), facts: { work: work(120_000) } },
      want: "recovering",
    },
  ])("$name", ({ given, want }) => expect(causeOf(given)).toBe(want));

  it("is not reported after exactly a minute", () => {
    const cause = causeOf({
      batches: hanging(60_000),
      facts: { slots: NO_SLOT, work: work(60_000) },
    });
    expect(["no-cores-left", "stuck-batch"]).not.toContain(cause);
  });

  it("is blind to starvation after one reading of the tasks", () => {
    const facts = { slots: NO_SLOT, work: work(70_000).slice(-1) };
    const verdict = evaluate(windowOf({ batches: hanging(70_000), facts }), NOW);
    expect(verdict.blind.map(({ rule }) => rule)).toContain("no-cores-left");
  });

  it("began when the batch was started", () => {
    const given = { batches: hanging(300_000), facts: { slots: NO_SLOT, work: work(300_000) } };
    const verdict = evaluate(windowOf(given), NOW);
    expect(verdict.since).toBe(NOW - 300_000);
    expect(verdict.headline).toBe(
      "No cores are left for the work: 2 receivers hold all 2 task slots, and 29 batches wait.",
    );
    expect(verdict.advice[0]?.text).toContain("at least 4 cores");
  });
});

describe("processing-too-slow", () => {
  const slowFor = (minutes: number, workMs: number) =>
    queueing(1080, (ago) => ({ workMs: ago * 10_000 <= minutes * 60_000 ? workMs : 5_000 }));

  it.each([
    {
      name: "batches that take their whole interval keep up",
      given: slowFor(60, 10_000),
      want: "at-risk",
    },
    {
      name: "four per cent more is too slow",
      given: slowFor(60, 10_400),
      want: "processing-too-slow",
    },
    {
      name: "five minutes of 14 s are enough",
      given: slowFor(5, 14_000),
      want: "processing-too-slow",
    },
    {
      name: "one slow batch is ignored",
      given: queueing(1080, (ago) => ({ workMs: ago === 30 ? 40_000 : 5_000 })),
      want: "keeping-up",
    },
    {
      name: "a queue that drains is recovering",
      given: queueing(1080, (ago) => ({ workMs: ago <= 100 && ago > 60 ? 20_000 : 5_000 })),
      want: "recovering",
    },
  ])("$name", ({ given, want }) => expect(causeOf({ batches: given })).toBe(want));

  it.each([
    { name: "got better with the batch that had waited longest", kept: 1080, want: undefined },
    {
      name: "got better at least that long ago, if older batches are not known",
      kept: 70,
      want: true,
    },
  ])("$name", ({ kept, want }) => {
    const all = queueing(1080, (ago) => ({ workMs: ago <= 110 && ago > 70 ? 20_000 : 5_000 }));
    const verdict = evaluate(windowOf({ batches: all.slice(-kept) }), NOW);
    expect([verdict.cause, verdict.sinceIsAtLeast]).toEqual(["recovering", want]);
  });

  it("began with the first batch that overran, and says how far behind it is", () => {
    const verdict = evaluate(windowOf({ batches: slowFor(10, 14_000) }), NOW);
    expect(verdict.since).toBe(NOW - 600_000);
    expect(verdict.headline).toBe(
      "Spark is too slow: batches take 14 s of a 10 s interval, 17 wait, and a record put now will be done in 4 min 17 s.",
    );
    expect(verdict.advice[0]?.text).toContain("1.4 × the capacity");
  });

  it("shares the interval among concurrent jobs", () => {
    const twoAtOnce = batches(1080, () => ({ workMs: 16_000 }));
    const facts = { settings: { ...SETTINGS, concurrentJobs: 2 } };
    expect(causeOf({ batches: twoAtOnce, facts })).toBe("keeping-up");
  });

  it("gives a windowed output the time between its batches", () => {
    const everyThird = windowOf().batches.filter((_, i) => i % 3 === 0);
    const slow = everyThird.map((batch) => ({ ...batch, processingTimeMs: 15_000 }));
    expect(causeOf({ batches: slow })).toBe("keeping-up");
  });
});

describe("failing-batches", () => {
  const failing = (count: number) =>
    batches(1080, (ago) => ({ failed: ago > 1 && ago <= count + 1 ? 1 : 0 }));

  it.each([
    { name: "two of the last five are not yet", count: 2, want: "keeping-up" },
    { name: "three are", count: 3, want: "failing-batches" },
  ])("$name", ({ count, want }) => expect(causeOf({ batches: failing(count) })).toBe(want));

  it("began with the first of the run", () => {
    const verdict = evaluate(windowOf({ batches: failing(30) }), NOW);
    expect([verdict.bottleneck, verdict.severity, verdict.since]).toEqual([
      "none",
      "critical",
      NOW - 310_000,
    ]);
    expect(verdict.sinceIsAtLeast).toBeUndefined();
  });

  it.each([
    {
      name: "is at least as old as the oldest batch that the driver still lists",
      hours: 1,
      want: true,
    },
    {
      name: "began with the first batch of an application that never did better",
      hours: 0,
      want: undefined,
    },
  ])("$name", ({ hours, want }) => {
    const all = batches(60, () => ({ failed: 1 }));
    const startedAt = NOW - 600_000 - hours * 3_600_000;
    const verdict = evaluate(windowOf({ batches: all, startedAt }), NOW);
    expect([verdict.since, verdict.sinceIsAtLeast]).toEqual([NOW - 600_000, want]);
  });
});

describe("recovered batches", () => {
  it("wait for real, but do not count in utilisation", () => {
    const start = NOW - 60_000;
    const restored = batches(1080, (ago) =>
      ago >= 6
        ? { records: 0, delayMs: Math.max(0, (30 - ago) * 6_000), workMs: 6_000 }
        : { state: "queued" },
    ).slice(-30);
    const given = {
      startedAt: start,
      batches: restored,
      facts: {
        application: {
          id: "app-1",
          name: "etl",
          startedAt: start,
          streamingStartedAt: start,
          sparkVersion: "3.5.7",
          intervalMs: 10_000,
        },
      },
    };
    expect(causeOf(given)).toBe("recovering");
  });
});
