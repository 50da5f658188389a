import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PollerOptions, retryDelayMs, startPoller } from "./poller";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function options(over: Partial<PollerOptions>): PollerOptions {
  return {
    poll: async () => undefined,
    pauseMs: () => 1_000,
    timeoutMs: 500,
    retry: { firstMs: 100, mostMs: 400 },
    onOutcome: () => undefined,
    random: () => 0,
    ...over,
  };
}

describe("startPoller", () => {
  it("asks at once, then a pause after each answer", async () => {
    const poll = vi.fn(async () => undefined);
    const poller = startPoller(options({ poll }));
    await vi.advanceTimersByTimeAsync(0);
    expect(poll).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(poll).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(poll).toHaveBeenCalledTimes(2);
    poller.stop();
  });

  it("never asks twice at once, however slow the answer", async () => {
    let under = 0;
    let most = 0;
    const poll = async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setTimeout(resolve, 400));
      under--;
    };
    const poller = startPoller(options({ poll, pauseMs: () => 0 }));
    await vi.advanceTimersByTimeAsync(3_000);
    poller.nudge();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(most).toBe(1);
    poller.stop();
  });

  it("continues after a listener of its outcomes that throws, and reports what it threw", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const fault = new Error("a listener's own");
    const poll = vi.fn(async () => undefined);
    const onOutcome = vi.fn().mockImplementationOnce(() => {
      throw fault;
    });
    const poller = startPoller(options({ poll, onOutcome }));
    await vi.advanceTimersByTimeAsync(99);
    expect(poll).toHaveBeenCalledTimes(1);
    expect(warned).toHaveBeenCalledExactlyOnceWith(fault);
    await vi.advanceTimersByTimeAsync(1);
    expect(poll).toHaveBeenCalledTimes(2);
    expect(onOutcome).toHaveBeenCalledTimes(2);
    poller.stop();
    warned.mockRestore();
  });

  it("abandons a poll that hangs and reports it", async () => {
    const onOutcome = vi.fn();
    const poller = startPoller(options({ poll: () => new Promise(() => undefined), onOutcome }));
    await vi.advanceTimersByTimeAsync(501);
    expect(onOutcome).toHaveBeenCalledTimes(1);
    expect(onOutcome.mock.calls[0]?.[0]).toMatchObject({ name: "TimeoutError", limitMs: 500 });
    poller.stop();
  });

  it("reports the error of a poll that ends at its timeout, because it says what was asked", async () => {
    const onOutcome = vi.fn();
    const poll = (signal: AbortSignal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("the table was asked")));
      });
    const poller = startPoller(options({ poll, onOutcome }));
    await vi.advanceTimersByTimeAsync(501);
    expect(onOutcome.mock.calls).toEqual([[new Error("the table was asked")]]);
    poller.stop();
  });

  it("retries sooner than its usual pause, backing off to the longest wait", async () => {
    const at: number[] = [];
    const start = Date.now();
    const poll = async () => {
      at.push(Date.now() - start);
      throw new Error("no");
    };
    const poller = startPoller(options({ poll }));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(at).toEqual([0, 100, 300, 700, 1_100, 1_500]);
    poller.stop();
  });

  it("returns to its usual pause after one good answer", async () => {
    let calls = 0;
    const poll = async () => {
      if (++calls < 3) throw new Error("no");
    };
    const poller = startPoller(options({ poll }));
    await vi.advanceTimersByTimeAsync(300);
    expect(calls).toBe(3);
    await vi.advanceTimersByTimeAsync(999);
    expect(calls).toBe(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toBe(4);
    poller.stop();
  });

  describe("that is nudged all the time", () => {
    const callsIn = async (ms: number, over: Partial<PollerOptions>): Promise<number> => {
      const poll = vi.fn(over.poll ?? (async () => undefined));
      const poller = startPoller(options({ ...over, poll }));
      await vi.advanceTimersByTimeAsync(0);
      for (let i = 0; i < ms / 10; i++) {
        poller.nudge();
        await vi.advanceTimersByTimeAsync(10);
      }
      poller.stop();
      return poll.mock.calls.length;
    };
    const no = () => Promise.reject(new Error("no"));
    it.each([
      ["keeps its spacing", 60_000, { spacingMs: 1_000, pauseMs: () => 3_600_000 }, 61],
      ["keeps a spacing longer than its usual pause", 10_000, { spacingMs: 2_000 }, 6],
      ["keeps its waits after failures", 1_500, { spacingMs: 50, poll: no }, 6],
      ["keeps the spacing after failures too", 10_000, { spacingMs: 1_000, poll: no }, 11],
      ["asks each time if there is no spacing", 1_000, {}, 101],
    ] satisfies [string, number, Partial<PollerOptions>, number][])(
      "%s",
      async (_what, ms, over, calls) => expect(await callsIn(ms, over)).toBe(calls),
    );
  });

  it("asks at once when it is nudged after its spacing", async () => {
    const poll = vi.fn(async () => undefined);
    const poller = startPoller(options({ poll, spacingMs: 100, pauseMs: () => 3_600_000 }));
    await vi.advanceTimersByTimeAsync(100);
    poller.nudge();
    await vi.advanceTimersByTimeAsync(1);
    expect(poll).toHaveBeenCalledTimes(2);
    poller.stop();
  });

  it("reports nothing after it was stopped, and aborts the poll under way", async () => {
    const onOutcome = vi.fn();
    let seen: AbortSignal | undefined;
    const poll = (signal: AbortSignal) => {
      seen = signal;
      return new Promise(() => undefined);
    };
    const poller = startPoller(options({ poll, onOutcome }));
    await vi.advanceTimersByTimeAsync(0);
    poller.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(seen?.aborted).toBe(true);
    expect(onOutcome).not.toHaveBeenCalled();
  });
});

describe("retryDelayMs", () => {
  it.each([
    [1, 0, 100],
    [2, 0, 200],
    [3, 0, 400],
    [9, 0, 400],
    [3, 1, 200],
  ])("after %d failures with jitter %d waits %d ms", (failures, random, wanted) => {
    expect(retryDelayMs(failures, { firstMs: 100, mostMs: 400 }, random)).toBe(wanted);
  });
});
