import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SharedReads } from "./shared-reads";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stage() {
  let now = 1;
  const reads = new SharedReads<{ n: number }>({ now: () => now });
  let [n, under] = [0, 0];
  const make = vi.fn(async () => {
    expect(++under).toBe(1);
    await new Promise((done) => setTimeout(done, 100));
    under--;
    return { n: ++n };
  });
  return { reads, make, pass: (ms: number) => void (now += ms) };
}

describe("SharedReads", () => {
  it("asks once for all who come at the same time, and for ten seconds after", async () => {
    const { reads, make, pass } = stage();
    const all = Array.from({ length: 50 }, () => reads.read("a", make));
    await vi.advanceTimersByTimeAsync(100);
    expect(new Set(await Promise.all(all)).size).toBe(1);
    pass(10_000);
    expect(await reads.read("a", make)).toEqual({ n: 1 });
    expect(make).toHaveBeenCalledOnce();
    pass(1);
    const next = reads.read("a", make);
    await vi.advanceTimersByTimeAsync(100);
    expect(await next).toEqual({ n: 2 });
  });

  it("makes different reads one after the other", async () => {
    const { reads, make } = stage();
    const all = ["a", "b", "c"].map((question) => reads.read(question, make));
    await vi.advanceTimersByTimeAsync(300);
    expect(await Promise.all(all)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it("keeps a failure as well: a driver in trouble is not asked by every viewer", async () => {
    const { reads, pass } = stage();
    const fail = vi.fn(() => Promise.reject(new Error("refused")));
    await expect(reads.read("a", fail)).rejects.toThrow("refused");
    await expect(reads.read("a", fail)).rejects.toThrow("refused");
    expect(fail).toHaveBeenCalledOnce();
    pass(10_001);
    await expect(reads.read("a", fail)).rejects.toThrow("refused");
    expect(fail).toHaveBeenCalledTimes(2);
  });

  it("gives up after 4.5 s, ends the read, and goes on with the next", async () => {
    const { reads, make } = stage();
    const seen: AbortSignal[] = [];
    const hangs = (signal: AbortSignal) => {
      seen.push(signal);
      return new Promise<{ n: number }>(() => {});
    };
    const first = reads.read("a", hangs);
    const second = reads.read("b", make);
    const failure = expect(first).rejects.toThrow("no answer in 4500 ms");
    await vi.advanceTimersByTimeAsync(4_600);
    await failure;
    expect(seen[0]?.aborted).toBe(true);
    expect(await second).toEqual({ n: 1 });
  });
});
