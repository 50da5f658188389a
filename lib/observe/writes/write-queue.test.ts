import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WriteQueue, type WriteOptions, type WriteQueueOptions } from "./write-queue";

const NOW = Date.UTC(2026, 10, 23, 14);
const TIMEOUT = 10_000;
const RETRY = 1_000;

let written: string[];
/** Lanes that the store refuses or does not answer. */
let refused: Set<string>;
let hung: Set<string>;
let queue: WriteQueue;
let refusals: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  [written, refused, hung, refusals] = [[], new Set(), new Set(), []];
  queue = open();
});

afterEach(() => {
  vi.useRealTimers();
});

const open = (options: Partial<WriteQueueOptions> = {}) =>
  new WriteQueue({
    most: 100,
    keptMs: 60_000,
    timeoutMs: TIMEOUT,
    retry: { firstMs: RETRY, mostMs: RETRY },
    onRefused: (lane) => void refusals.push(lane),
    age: () => Date.now(),
    ...options,
  });

const add = (lane: string, name: string, options?: WriteOptions): void =>
  queue.add(
    lane,
    async () => {
      if (hung.has(lane)) await new Promise(() => undefined);
      if (refused.has(lane)) throw new Error("refused");
      written.push(name);
    },
    options,
  );

/** The same; resolves with how it ended. */
const ended = (lane: string, name: string): Promise<boolean> =>
  new Promise((end) => add(lane, name, { end }));

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("WriteQueue", () => {
  it("makes each write once, those of a lane in their order", async () => {
    const ends = [ended("a", "a1"), ended("b", "b1"), ended("a", "a2")];
    expect(await Promise.all(ends)).toEqual([true, true, true]);
    expect(written.toSorted()).toEqual(["a1", "a2", "b1"]);
    expect(written.indexOf("a1")).toBeLessThan(written.indexOf("a2"));
    expect([queue.waiting, queue.refusedSince]).toEqual([0, undefined]);
  });

  it("goes on with the other lanes when one is refused", async () => {
    refused.add("a");
    add("a", "a1");
    add("b", "b1");
    add("a", "a2");
    await pass(0);
    expect(written).toEqual(["b1"]);
    expect(queue.waiting).toBe(2);
  });

  it("retries refused writes in their order when the store works again", async () => {
    refused.add("a");
    const ends = [ended("a", "a1"), ended("a", "a2")];
    await pass(3 * RETRY);
    expect(written).toEqual([]);
    refused.clear();
    await pass(RETRY);
    expect(written).toEqual(["a1", "a2"]);
    expect(await Promise.all(ends)).toEqual([true, true]);
    expect(queue.refusedSince).toBeUndefined();
  });

  it("does not try the store again for every write after a refusal", async () => {
    for (let i = 0; i < 10; i++) refused.add(`lane-${i}`);
    for (let i = 0; i < 10; i++) add(`lane-${i}`, "never");
    await pass(0);
    expect(refusals).toHaveLength(3);
  });

  it("reaches every lane, though those before it are always refused", async () => {
    for (const lane of ["a", "b", "c"]) refused.add(lane);
    for (const lane of ["a", "b", "c", "d"]) add(lane, lane);
    await pass(RETRY);
    expect(written).toEqual(["d"]);
  });

  it("knows since when a write is refused, while others succeed", async () => {
    refused.add("a");
    add("a", "a1");
    await pass(2 * RETRY);
    add("b", "b1");
    await pass(2 * RETRY);
    expect([written, queue.refusedSince]).toEqual([["b1"], NOW]);
  });

  it("counts a write that is not answered in time as refused", async () => {
    hung.add("a");
    add("a", "a1");
    add("b", "b1");
    await pass(TIMEOUT - 1);
    expect([written, queue.refusedSince]).toEqual([[], undefined]);
    await pass(1);
    expect(written).toEqual(["b1"]);
    expect(queue.refusedSince).toBe(NOW + TIMEOUT);
  });

  it("aborts the call that it gives up", async () => {
    const call = vi.fn((_signal: AbortSignal) => new Promise(() => undefined));
    void queue.add("a", call);
    await pass(TIMEOUT - 1);
    expect(call.mock.calls[0]?.[0].aborted).toBe(false);
    await pass(1);
    expect(call.mock.calls[0]?.[0].aborted).toBe(true);
  });

  it("counts a write that throws as refused", async () => {
    void queue.add("a", () => {
      throw new Error("at once");
    });
    await pass(0);
    expect(refusals).toEqual(["a"]);
  });

  it.each([
    ["as many as may wait", 3, 0],
    ["one more", 4, 1],
  ])("keeps %s, and drops the oldest", async (_what, count, lost) => {
    queue = open({ most: 3 });
    refused.add("a");
    const ends = Array.from({ length: count }, (_, i) => ended("a", `a${i}`));
    await pass(0);
    expect([queue.waiting, queue.lost]).toEqual([3, lost]);
    refused.clear();
    await pass(RETRY);
    expect(written).toEqual(["a0", "a1", "a2", "a3"].slice(lost, count));
    expect(await Promise.all(ends)).toEqual(ends.map((_, i) => i >= lost));
  });

  it.each([
    ["for as long as memory has its data", 60_000, ["a1", "a2"]],
    ["and no longer", 60_001, ["a2"]],
  ])("keeps a write %s", async (_what, ms, kept) => {
    refused.add("a");
    add("a", "a1");
    await pass(ms);
    add("a", "a2");
    refused.clear();
    await pass(RETRY);
    expect(written).toEqual(kept);
  });

  it("drops what must last only when nothing else waits", async () => {
    queue = open({ most: 2 });
    for (const lane of ["log", "a"]) refused.add(lane);
    add("log", "said", { mustLast: true });
    await pass(61_000);
    add("a", "a1");
    add("a", "a2");
    refused.clear();
    await pass(RETRY);
    expect(written.toSorted()).toEqual(["a2", "said"]);
  });

  it("is settled when all is written, when something is refused, or when the time is up", async () => {
    const settled = vi.fn();
    const watch = () => void queue.settled(500).then(settled);
    watch();
    await pass(0);
    expect(settled).toHaveBeenCalledTimes(1);
    hung.add("a");
    add("a", "a1");
    watch();
    await pass(499);
    expect(settled).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(settled).toHaveBeenCalledTimes(2);
    await pass(TIMEOUT);
    add("b", "b1");
    watch();
    await pass(0);
    expect(settled).toHaveBeenCalledTimes(3);
  });

  it("tries once more at its end, and nothing after it", async () => {
    refused.add("a");
    add("a", "a1");
    await pass(0);
    refused.clear();
    await queue.end(1_000);
    expect(written).toEqual(["a1"]);
    add("a", "a2");
    await pass(10 * RETRY);
    expect(written).toEqual(["a1"]);
  });
});
