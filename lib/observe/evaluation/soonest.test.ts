import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Soonest } from "./soonest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs once, when the earliest of several requests is due", () => {
  const task = vi.fn();
  const soonest = new Soonest(task);
  for (const ms of [500, 200, 300]) soonest.within(ms);
  vi.advanceTimersByTime(199);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(1);
});

it("accepts requests for the next run from its own task", () => {
  const task = vi.fn(() => soonest.within(100));
  const soonest = new Soonest(task);
  soonest.within(0);
  vi.advanceTimersByTime(250);
  expect(task).toHaveBeenCalledTimes(3);
});

it("keeps its time when the clock is set back by an hour", () => {
  const task = vi.fn();
  const soonest = new Soonest(task);
  soonest.within(10_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  soonest.within(20_000);
  vi.advanceTimersByTime(10_000);
  expect(task).toHaveBeenCalledTimes(1);
  soonest.within(100);
  vi.advanceTimersByTime(100);
  expect(task).toHaveBeenCalledTimes(2);
});

it("does not run after a stop", () => {
  const task = vi.fn();
  const soonest = new Soonest(task);
  soonest.within(100);
  soonest.stop();
  soonest.within(0);
  vi.advanceTimersByTime(1_000);
  expect(task).not.toHaveBeenCalled();
});
