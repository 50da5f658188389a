import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { expireEveryHour } from "./expire-every-hour";

const NOW = Date.UTC(2026, 10, 27);
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => vi.useRealTimers());

const expire = vi.fn(async (_before: number) => undefined);

it("deletes what is older than so many days, every hour", async () => {
  expire.mockClear();
  const timer = expireEveryHour({ expire }, 30);
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  clearInterval(timer);
  const days = 30 * 24 * HOUR;
  expect(expire.mock.calls).toEqual([[NOW + HOUR - days], [NOW + 2 * HOUR - days]]);
});

it("deletes nothing while a clock is a year ahead for less than an hour", async () => {
  expire.mockClear();
  const timer = expireEveryHour({ expire }, 30);
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  vi.setSystemTime(Date.now() + YEAR);
  await vi.advanceTimersByTimeAsync(HOUR * 0.9);
  vi.setSystemTime(Date.now() - YEAR);
  await vi.advanceTimersByTimeAsync(HOUR);
  clearInterval(timer);
  expect(expire.mock.calls.map(([before]) => before)).toEqual([NOW + 2 * HOUR - 30 * 24 * HOUR]);
});
