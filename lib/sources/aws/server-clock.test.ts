import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ServerClock } from "./server-clock";

const NOW = Date.UTC(2026, 10, 23, 12);

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

it.each([
  ["our own before any answer", [], 0],
  ["our own while it is five seconds off at most", [5_000], 0],
  ["AWS's when it is ahead by more", [5_001], 5_001],
  ["AWS's when it is behind", [-600_000], -600_000],
  ["our own again as soon as it was set", [-600_000, -400], 0],
])("is %s", (_, answers, aheadMs) => {
  const clock = new ServerClock();
  for (const ahead of answers) clock.told(NOW + ahead, NOW);
  vi.advanceTimersByTime(1_000);
  expect(clock.now()).toBe(NOW + 1_000 + aheadMs);
});
