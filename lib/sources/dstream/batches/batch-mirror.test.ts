import { describe, expect, it } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { BatchMirror } from "./batch-mirror";
import { parseBatch, parseBatches } from "./parse-batches";
import { parseStatistics } from "../parse-statistics";
import { madeLife } from "../testing/made-life";
import { PlayedDriver, type PlayedDriverOptions } from "../testing/played-driver";
import { RECORDED_LIVES, recordedLife } from "../testing/recordings";

const APP = { application: "app-1", streamingSince: 0 };

/** A mirror that follows a driver, and the state that all its reports add up to. */
class Follower {
  readonly driver: PlayedDriver;
  readonly mirror = new BatchMirror();
  readonly told = new Map<string, MicroBatch>();
  readonly reads: { kind: "batch" | "list" | "statistics"; body: unknown }[] = [];
  reported: MicroBatch[] = [];
  readonly #latencyMs: number;

  /** @param latencyMs how long each call takes; the driver goes on meanwhile. */
  constructor(life: PlayedDriverOptions, latencyMs = 0) {
    this.driver = new PlayedDriver(life);
    this.#latencyMs = latencyMs;
  }

  poll(nowMs: number): void {
    this.driver.nowMs = nowMs;
    const { counters, intervalMs } = this.#statistics();
    const poll = this.mirror.poll(counters, { intervalMs, nowMs });
    let step = poll.next();
    while (step.done !== true) {
      if (step.value.kind === "list") {
        const body = this.#call("list", this.driver.list());
        const batches = parseBatches(body, APP);
        step = poll.next({ batches, countersAfter: this.#statistics().counters });
      } else {
        const body = this.#call("batch", this.driver.batch(step.value.id));
        step = poll.next({ batches: body === undefined ? [] : [parseBatch(body, APP)] });
      }
    }
    this.reported = this.mirror.drain();
    for (const batch of this.reported) this.told.set(batch.key, batch);
  }

  count(kind: "batch" | "list"): number {
    return this.reads.filter((read) => read.kind === kind).length;
  }

  bytes(): number {
    return this.reads.reduce((total, { body }) => total + sizeOf(body), 0);
  }

  /** The driver's whole list at an instant, ascending. */
  listAt(nowMs: number): MicroBatch[] {
    this.driver.nowMs = nowMs;
    return parseBatches(this.driver.list(), APP);
  }

  /** The batches of a list that are further on than the reports said. */
  behind(list: readonly MicroBatch[]): MicroBatch[] {
    return list.filter((batch) => progress(this.told.get(batch.key)) < progress(batch));
  }

  #statistics() {
    return parseStatistics(this.#call("statistics", this.driver.statistics()));
  }

  #call<T>(kind: "batch" | "list" | "statistics", body: T): T {
    this.reads.push({ kind, body });
    this.driver.nowMs += this.#latencyMs;
    return body;
  }
}

function instants(life: PlayedDriverOptions, stepMs: number): number[] {
  const first = life.batches[0]?.id ?? 0;
  const last = (life.batches.at(-1)?.id ?? 0) + 10 * life.intervalMs;
  const all: number[] = [];
  for (let at = first - 3 * life.intervalMs; at <= last; at += stepMs) all.push(at);
  return all;
}

/** The size in bytes, as Jackson writes it; an unknown batch is a line of text. */
function sizeOf(body: unknown): number {
  return body === undefined ? 30 : JSON.stringify(body, null, 2).length;
}

/** How far a batch has come: unknown 0, waiting 1, running 2, completed 3. */
function progress(batch: MicroBatch | undefined): number {
  if (batch === undefined) return 0;
  if (batch.startedAt === undefined) return 1;
  return batch.endedAt === undefined ? 2 : 3;
}

describe("a mirror of a recorded driver", () => {
  it.each(RECORDED_LIVES)("equals the whole list at every step: %s", (name) => {
    const life = recordedLife(name);
    const follower = new Follower(life);
    if (name === "two concurrent jobs") follower.mirror.expectConcurrentJobs(2);
    for (const at of instants(life, 1_000)) {
      follower.poll(at);
      const list = follower.listAt(at);
      expect(list.map((batch) => follower.told.get(batch.key))).toEqual(list);
    }
    // The empty list, and the first batch: nothing was in doubt after them.
    expect(follower.count("list")).toBeLessThanOrEqual(2);
  });

  it("is never behind the counters when the driver goes on during a poll", () => {
    const life = recordedLife("too slow");
    const follower = new Follower(life, 13);
    for (const at of instants(life, 1_000)) {
      follower.poll(at);
      expect(follower.behind(follower.listAt(at))).toEqual([]);
    }
    expect(follower.count("list")).toBeLessThanOrEqual(3);
  });

  it("reads less than a hundredth of the whole list, with 300 waiting", () => {
    const life = recordedLife("1000 retained, 300 waiting");
    const follower = new Follower(life);
    const waiting = (life.batches.at(-1)?.id ?? 0) - 20_000;
    follower.poll(waiting);
    follower.reads.length = 0;
    let whole = 0;
    for (let at = waiting + 1_000; at <= waiting + 20_000; at += 1_000) {
      follower.poll(at);
      whole += sizeOf(follower.driver.list());
    }
    expect(follower.count("list")).toBe(0);
    expect(follower.bytes() / whole).toBeLessThan(0.01);
  });
});

describe("a mirror of a made-up driver", () => {
  const lives = [
    { name: "keeps up", load: 0.3 },
    { name: "just keeps up", load: 0.9 },
    { name: "falls behind", load: 1.6 },
    { name: "makes batches only every third interval", load: 0.8, spacing: [3] },
    { name: "makes batches at uneven distances", load: 0.5, spacing: [2, 1, 1, 2] },
    { name: "runs three jobs at once", load: 2.4, concurrentJobs: 3 },
    { name: "lost one batch to a failed job generation", load: 0.4, spacing: [1, 1, 1, 1, 2] },
  ];

  it.each(lives)("equals the whole list when the driver $name", (made) => {
    for (const seed of [1, 2]) {
      const life = madeLife({ seed, batches: 100, intervalMs: 2_000, ...made });
      const follower = new Follower(life);
      follower.mirror.expectConcurrentJobs(made.concurrentJobs ?? 1);
      for (const at of instants(life, 1_000)) {
        follower.poll(at);
        const list = follower.listAt(at);
        expect(list.map((batch) => follower.told.get(batch.key))).toEqual(list);
      }
    }
  });

  it.each(lives)("is never behind on ended batches when the driver $name meanwhile", (made) => {
    for (const seed of [1, 2]) {
      const life = madeLife({ seed, batches: 100, intervalMs: 2_000, ...made });
      const follower = new Follower(life, 17);
      // With several concurrent jobs, the counters do not say which of two running batches ended.
      // The mirror may see the end of one of them a poll later.
      const lagMs = made.concurrentJobs === undefined ? 0 : 1_000;
      for (const at of instants(life, 1_000)) {
        follower.poll(at + 3);
        const list = follower.listAt(at + 3 - lagMs).filter((was) => progress(was) !== 2);
        expect(follower.behind(list)).toEqual([]);
      }
      // The empty list, the first batch, and once more because both counters moved around those.
      expect(follower.count("list")).toBeLessThanOrEqual(3);
    }
  });
});

describe("a mirror in doubt", () => {
  const steady = madeLife({ seed: 9, batches: 400, intervalMs: 1_000, load: 0.5 });
  const first = steady.batches[0]?.id ?? 0;

  it("asks for the list first, and then for single batches only", () => {
    const follower = new Follower(steady);
    follower.poll(first + 100_000);
    expect(follower.reads.map((read) => read.kind)).toEqual(["statistics", "list", "statistics"]);
    follower.reads.length = 0;
    follower.poll(first + 101_000);
    expect(follower.count("list")).toBe(0);
    expect(follower.reported.map((batch) => batch.at)).toContain(first + 101_000);
  });

  it("asks only for the counters while they do not move", () => {
    const life = { ...steady, batches: steady.batches.slice(0, 5) };
    const follower = new Follower(life);
    follower.poll(first + 60_000);
    follower.reads.length = 0;
    follower.poll(first + 120_000);
    expect(follower.reads.map((read) => read.kind)).toEqual(["statistics"]);
    expect(follower.reported).toEqual([]);
  });

  it("asks for the list after a gap of more than twenty reads, and reports it once", () => {
    const follower = new Follower(steady);
    follower.poll(first + 100_000);
    follower.reads.length = 0;
    follower.poll(first + 160_000);
    expect(follower.count("list")).toBe(1);
    expect(follower.count("batch")).toBe(0);
    expect(follower.reported.length).toBeGreaterThanOrEqual(59);
    expect(follower.reported.length).toBeLessThanOrEqual(62);
  });

  it("reads twenty at a time while it may not ask for the list again", () => {
    const life = madeLife({ seed: 9, batches: 4_000, intervalMs: 100, load: 0.1 });
    const start = life.batches[0]?.id ?? 0;
    const follower = new Follower(life);
    follower.poll(start + 10_000);
    follower.reads.length = 0;
    for (let at = 15_000; at < 40_000; at += 5_000) follower.poll(start + at);
    expect(follower.count("list")).toBe(0);
    expect(follower.count("batch")).toBe(100);
    follower.poll(start + 40_000);
    expect(follower.count("list")).toBe(1);
    const list = follower.listAt(start + 40_000);
    expect(list.map((batch) => follower.told.get(batch.key))).toEqual(list);
  });

  it("asks for the list when a batch that it waits for has gone", () => {
    const batches = steady.batches.map((batch) =>
      // One batch holds the others up, and then all end at once.
      batch.id < first + 200_000
        ? batch
        : { ...batch, schedulingDelayMs: Math.max(0, first + 240_000 - batch.id) },
    );
    const follower = new Follower({ ...steady, batches, retained: 10 });
    for (let at = 190_000; at <= 239_000; at += 1_000) follower.poll(first + at);
    follower.reads.length = 0;
    follower.poll(first + 245_000);
    expect(follower.count("list")).toBe(1);
    const list = follower.listAt(first + 245_000);
    expect(list.map((batch) => follower.told.get(batch.key))).toEqual(list);
  });

  it("starts again when the counters fall", () => {
    const follower = new Follower(steady);
    follower.poll(first + 100_000);
    follower.reads.length = 0;
    follower.poll(first + 50_000);
    expect(follower.count("list")).toBe(1);
  });

  it("keeps what it read when a poll is aborted, and does not report it twice", () => {
    const follower = new Follower(steady);
    follower.poll(first + 100_000);
    follower.driver.nowMs = first + 103_000;
    const { counters } = parseStatistics(follower.driver.statistics());
    const at = { intervalMs: 1_000, nowMs: first + 103_000 };
    const poll = follower.mirror.poll(counters, at);
    const asked = poll.next().value;
    const id = asked?.kind === "batch" ? asked.id : 0;
    poll.next({ batches: [parseBatch(follower.driver.batch(id), APP)] });
    poll.return();
    follower.poll(first + 103_000);
    expect(follower.reported.map((batch) => batch.at)).toContain(id);
    const list = follower.listAt(first + 103_000);
    expect(list.map((batch) => follower.told.get(batch.key))).toEqual(list);
  });
});
