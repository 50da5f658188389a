import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { deadline } from "./deadline";

afterEach(() => vi.useRealTimers());

describe("a deadline", () => {
  it("passes when its time is over, and not before", () => {
    vi.useFakeTimers();
    const limit = deadline(1_000, new AbortController().signal);
    vi.advanceTimersByTime(999);
    expect([limit.signal.aborted, limit.hasPassed]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([limit.signal.aborted, limit.hasPassed]).toEqual([true, true]);
    expect(limit.signal.reason).toMatchObject({ name: "TimeoutError" });
  });

  it("stops with the other signal, for its reason, and then never passes", () => {
    vi.useFakeTimers();
    const control = new AbortController();
    const limit = deadline(1_000, control.signal);
    control.abort("enough");
    expect([limit.signal.aborted, limit.hasPassed]).toEqual([true, false]);
    vi.advanceTimersByTime(2_000);
    expect([limit.signal.reason, limit.hasPassed]).toEqual(["enough", false]);
  });

  it("has stopped when the other signal already had", () => {
    expect(deadline(1_000, AbortSignal.abort()).signal.aborted).toBe(true);
  });

  it("releases its timer and listener when it is cleared", () => {
    vi.useFakeTimers();
    const control = new AbortController();
    const limit = deadline(1_000, control.signal);
    limit.clear();
    control.abort();
    vi.advanceTimersByTime(2_000);
    expect(limit.signal.aborted).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fires although only the signal's listener still refers to it", async () => {
    const { signal } = deadline(200, new AbortController().signal);
    const fired = new Promise((resolve) => signal.addEventListener("abort", resolve));
    const collecting = setInterval(collectGarbage, 20);
    await fired;
    clearInterval(collecting);
  });
});

setFlagsFromString("--expose-gc");
const gc: unknown = runInNewContext("gc");

function collectGarbage(): void {
  if (typeof gc === "function") gc();
}
