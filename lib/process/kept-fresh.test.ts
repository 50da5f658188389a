import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KeptFresh } from "./kept-fresh";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stage() {
  let now = 0;
  const faults: unknown[] = [];
  const kept = new KeptFresh<string>({
    everyMs: 60_000,
    patienceMs: 150,
    most: 2,
    onFault: (error) => faults.push(error),
    ages: { now: () => now },
  });
  const first = vi.fn(async () => `first at ${now}`);
  const next = vi.fn(async () => `next at ${now}`);
  return {
    faults,
    first,
    next,
    get: (key = "a", make = { first, next }) => kept.get(key, make),
    pass: (ms: number) => void (now += ms),
  };
}

describe("KeptFresh", () => {
  it("waits for a first value, and shares it", async () => {
    const { get, first } = stage();
    expect(await Promise.all([get(), get()])).toEqual(["first at 0", "first at 0"]);
    expect(first).toHaveBeenCalledOnce();
  });

  it("gives out the old value while the next is made, a minute later and no earlier", async () => {
    const { get, pass, next } = stage();
    await get();
    pass(59_999);
    expect(await get()).toBe("first at 0");
    expect(next).not.toHaveBeenCalled();
    pass(1);
    expect(await get()).toBe("first at 0");
    await vi.advanceTimersByTimeAsync(0);
    expect(await get()).toBe("next at 60000");
    expect(next).toHaveBeenCalledOnce();
  });

  it("waits no longer than its patience; a later reader has the value", async () => {
    const { get, next } = stage();
    const slow = vi.fn(() => new Promise<string>((done) => setTimeout(() => done("slow"), 1_000)));
    const early = get("a", { first: slow, next });
    await vi.advanceTimersByTimeAsync(150);
    expect(await early).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await get("a", { first: slow, next })).toBe("slow");
    expect(slow).toHaveBeenCalledOnce();
  });

  it("keeps the old value when the next cannot be made, and does not try again at once", async () => {
    const { get, pass, first, faults } = stage();
    const next = vi.fn(async (): Promise<string> => {
      throw new Error("no turn");
    });
    await get();
    pass(60_000);
    await get("a", { first, next });
    await vi.advanceTimersByTimeAsync(0);
    expect(await get("a", { first, next })).toBe("first at 0");
    expect(next).toHaveBeenCalledOnce();
    expect(faults).toHaveLength(1);
  });

  it("drops the value that was used longest ago", async () => {
    const { get, first } = stage();
    for (const key of ["a", "b", "c", "b", "a"]) await get(key);
    expect(first).toHaveBeenCalledTimes(4);
  });
});
