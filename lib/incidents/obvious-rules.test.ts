import { describe, expect, it } from "vitest";
import { processingTimeMs } from "@/lib/domain/micro-batch";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { intake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import {
  recentlyCompleted,
  utilisation,
} from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import {
  delayMs,
  hasEnded,
  processingMs,
  type TimedBatch,
} from "@/lib/diagnosis/situation/timed-batch";
import { recordedWindow, type Replay } from "./recordings/recorded-window";
import { loadRecording } from "./recordings/recording";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";

const READ: Replay["stream"] = [{ minutes: 180, puts: 100, gets: 100 }];
const IDLE: Replay["stream"] = [{ minutes: 180, puts: 0, gets: 0 }];

function replayed(recording: string, instant: string, more: Partial<Replay> = {}) {
  const window = recordedWindow(loadRecording(recording), { instant, stream: READ, ...more });
  return { window, at: window.to };
}

function situation(recording: string, instant: string, more: Partial<Replay> = {}): Situation {
  const { window, at } = replayed(recording, instant, more);
  return situationAt(window, at);
}

function verdict(recording: string, instant: string, more: Partial<Replay> = {}) {
  const { window, at } = replayed(recording, instant, more);
  return diagnose(window, at);
}

/** Σ processing ÷ Σ interval: the obvious rule, which is wrong. */
function ratio(batches: readonly TimedBatch[], intervalMs: number): number {
  const worked = batches.reduce((total, batch) => total + processingMs(batch), 0);
  return worked / (batches.length * intervalMs);
}

/** Ten cases in which an obvious rule is wrong about real drivers' answers. */
describe("a windowed output makes fewer batches", () => {
  it("gives a batch the time until the next one, not one interval", () => {
    const seen = situation("17-window-only", "full");
    expect(ratio(recentlyCompleted(seen).slice(-10), 1_000)).toBeGreaterThan(1);
    expect(effectiveInterval(seen)).toEqual({ intervalMs: 1_000, effectiveMs: 3_000 });
    expect(utilisation(seen)?.ratio).toBeLessThan(0.6);
  });

  it("divides the time of two batches at once between the two", () => {
    const seen = situation("19-concurrent-jobs", "full");
    expect(ratio(recentlyCompleted(seen).slice(-10), 1_000)).toBeGreaterThan(1.2);
    expect(utilisation(seen)?.ratio).toBeLessThan(0.95);
  });
});

describe("back-pressure takes records in bursts", () => {
  it("exceeds 1 over a few batches and never over many", () => {
    const moments = ["+45s", "+80s", "+120s"].map((at) => situation("03c-backpressure-steady", at));
    const few = moments.flatMap((seen) => {
      const ends = recentlyCompleted(seen);
      return ends.map((_, i) => ends.slice(i, i + 5)).filter((five) => five.length === 5);
    });
    const ratios = few.map((five) => ratio(five, 1_000));
    expect(Math.max(...ratios)).toBeGreaterThan(1.1);
    for (const seen of moments) expect(utilisation(seen)?.ratio).toBeLessThan(1);
  });

  it("goes with a rising delay for minutes, while the old queue drains", () => {
    const late = ["+31s", "+61s", "+91s"].map((at) => {
      const seen = situation("03-backpressure", at, { stream: IDLE });
      const running = seen.batches.findLast((batch) => Number.isFinite(batch.startedAt));
      return { on: backPressure(seen)?.on, delay: running === undefined ? 0 : delayMs(running) };
    });
    expect(late.every(({ on }) => on)).toBe(true);
    const delays = late.map(({ delay }) => delay);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays.at(-1)).toBeGreaterThan(45_000);
  });

  it("does nothing before a second batch with records has completed", () => {
    const before = situation("03b-backpressure-before-first-estimate", "+91s", { stream: IDLE });
    expect(backPressure(before)).toMatchObject({ on: true, atWork: false });
    expect(backPressure(before)?.estimate).toBeUndefined();
    const after = situation("03-backpressure", "+91s", { stream: IDLE });
    expect(backPressure(after)?.estimate).toBe(100);
  });
});

describe("starved, hung and catching-up look the same in the list of batches", () => {
  it("starved: no task of it ran for longer than the heartbeat, and no slot is free", () => {
    const seen = situation("04a-no-cores-local1", "+75s");
    expect(stuckBatchNow(seen)).toMatchObject({ tasksRan: false, queueGrows: true });
    expect(slots(seen)?.free).toBe(0);
  });

  it("hung: a task runs, a slot is free, and its few records do not justify a minute", () => {
    const goesOn = { how: "hangs", forMs: 60_000 } as const;
    const seen = situation("20-hung-output", "+30s", { goesOn });
    const hanging = stuckBatchNow(seen);
    expect(hanging).toMatchObject({ tasksRan: true });
    expect(hanging?.runningMs).toBeGreaterThan(hanging?.timeBudgetMs ?? Infinity);
    expect(slots(seen)?.free).toBeGreaterThan(0);
  });

  it("catching up: a task runs, and 25 times the records justify the time", () => {
    const hanging = stuckBatchNow(situation("02b-first-batch-catch-up", "+92s", { stream: IDLE }));
    expect(hanging).toMatchObject({ tasksRan: true });
    expect(hanging?.runningMs).toBeLessThan(hanging?.timeBudgetMs ?? 0);
    // 112 s were justified.
    expect(hanging?.timeBudgetMs).toBeGreaterThanOrEqual(112_000);
  });

  it("tasks that the driver does not show yet are not starvation", () => {
    const seen = situation("21-task-counts-lag", "+7.4s");
    expect(stuckBatchNow(seen)?.tasksRan).not.toBe(false);
    expect(verdict("21-task-counts-lag", "+0.0s").cause).not.toBe("no-cores-left");
  });
});

describe("more slots do not help when there are few blocks", () => {
  const replay = { stream: IDLE };

  it("leaves a slot idle while 60 batches wait: the job has fewer tasks than there are free slots", () => {
    const seen = situation("02-too-slow", "+92s", replay);
    const [job] = seen.window.facts.work.at(-1)?.value.batchJobs ?? [];
    expect(queue(seen).waiting).toBe(60);
    expect(job?.tasks).toBeLessThan(slots(seen)?.free ?? 0);
  });

  it.each([
    ["02-too-slow", "+92s"],
    ["03-backpressure", "+91s"],
  ])("does not advise more slots: %s", (recording, instant) => {
    const [first] = verdict(recording, instant, replay).advice;
    expect(first?.text).toMatch(/^Split the work into more tasks .* More slots would not help/);
    expect(first?.because).toMatch(/A batch has 2 tasks, and 2 slots are free for them\.$/);
  });

  it("nor when one task took the whole batch, and the batch two intervals", () => {
    const { window, at } = replayed("02-too-slow", "+92s", replay);
    const newest = window.batches.findLast((batch) => batch.endedAt !== undefined);
    const longestMs = (newest && processingTimeMs(newest)) ?? 0;
    const stages = [{ medianMs: longestMs, longestMs }];
    const value = { batch: newest?.key ?? "", jobs: [{ tasks: 1, stages }] };
    const facts = { ...window.facts, tasks: [{ at, value }] };
    const [first] = diagnose({ ...window, facts }, at).advice;
    expect(first?.text).toMatch(
      /^Split the work into more tasks .* More slots will not help: one task/,
    );
    expect(first?.because).toMatch(/The longest task takes 2\.4 s of 1 s\.$/);
  });
});

describe("reading nothing for 20 to 40 s is normal", () => {
  it.each([
    ["07b-crossed-streams-3-to-1", "B +45s"],
    ["10-receiver-cannot-reach-kinesis", "+100s"],
    ["18-max-rate-zero", "+14s"],
    ["15-reshard", "before"],
  ])("%s at %s does not count as reading nothing", (recording, instant) => {
    expect(verdict(recording, instant).cause).not.toBe("reading-nothing");
  });
});

describe("half a stream can be missing while everything is green", () => {
  it("is seen in the lease table, shard by shard", () => {
    const shards = shardProgress(situation("07a-crossed-streams-2-to-4", "B +110s"))?.shards ?? [];
    const states = shards.map(({ state }) => state);
    expect(states.slice(2)).toEqual(["moved", "moved"]);
    expect(states.slice(0, 2).every((state) => state === "foreign" || state === "stalled")).toBe(
      true,
    );
  });

  it("includes leases that were never made, and those with another stream's hash range", () => {
    const replay = { stream: READ };
    const window = recordedWindow(loadRecording("07c-crossed-streams-kcl-1.15.3"), replay);
    const shards = shardProgress(situationAt(window, window.to))?.shards ?? [];
    expect(shards.map(({ state }) => state)).toEqual(["foreign", "foreign", "missing", "missing"]);
  });

  it("is calm everywhere else", () => {
    const seen = situation("07a-crossed-streams-2-to-4", "B +110s");
    expect(queue(seen).headAgeMs).toBeLessThan(2_000);
    expect(utilisation(seen)?.ratio).toBeLessThan(0.85);
  });
});

describe("an empty lease table with an active receiver", () => {
  it("has no row for any open shard: the KCL cannot list them", () => {
    const seen = situation("10-receiver-cannot-reach-kinesis", "+84s");
    const progress = shardProgress(seen);
    expect(progress?.leases).toBe(0);
    expect(new Set(progress?.shards.map(({ state }) => state))).toEqual(new Set(["missing"]));
  });
});

describe("a rate cap shows as alternating batches", () => {
  it("shows in the mean over many intervals, and in no single batch", () => {
    // Longer than recorded: the mean over five minutes must not include the empty start.
    const goesOn = { how: "repeats", forMs: 300_000 } as const;
    const seen = situation("05-rate-cap", "+94s", { goesOn });
    const sizes = new Set(
      recentlyCompleted(seen)
        .slice(-20)
        .map(({ records }) => records),
    );
    expect(sizes).toEqual(new Set([0, 100, 50]));
    expect(intake(seen)?.recordsPerSecond).toBeGreaterThanOrEqual(0.9 * 50);
    expect(intake(seen)?.recordsPerSecond).toBeLessThanOrEqual(1.1 * 50);
  });
});

describe("the utilisation shows the onset late", () => {
  it("is below 1 over the last 40 batches when 25 wait, long after the queue shows it", () => {
    const seen = situation("02-too-slow", "+32s", { stream: IDLE });
    const ended = seen.batches.filter((batch) => hasEnded(batch, seen.at));
    expect(ratio(ended.slice(-40), 1_000)).toBeLessThan(0.95);
    expect(queue(seen)).toMatchObject({ waiting: 25 });
    expect(queue(seen).headAgeMs).toBeGreaterThan(20_000);
    expect(verdict("02-too-slow", "+32s", { stream: IDLE }).cause).toBe("processing-too-slow");
  });
});

describe("batches older than the application's start", () => {
  const seen = situation("11-restart-from-checkpoint", "+40s");

  it("count for no utilisation and no rate", () => {
    const recovered = seen.batches.filter((batch) => batch.recovered);
    expect(recovered.length).toBeGreaterThan(40);
    expect(recentlyCompleted(seen).some((batch) => batch.recovered)).toBe(false);
    expect(capacity(seen)?.recordsPerSecond ?? Infinity).toBeGreaterThan(50);
  });

  it("count as waiting from the start on", () => {
    const waited = seen.batches.filter((batch) => batch.recovered).map(delayMs);
    expect(Math.max(...waited)).toBeGreaterThan(15_000);
    expect(queue(seen).headAgeMs).toBeGreaterThan(15_000);
  });
});
