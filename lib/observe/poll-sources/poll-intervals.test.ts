import { describe, expect, it, vi } from "vitest";
import { untilNextMinute } from "./watch-cloudwatch";
import { scanPauseMs } from "./watch-leases";
import { onGoingSilent, pollPauseMs } from "./watch-spark";

const MIN = 60_000;

describe("untilNextMinute", () => {
  it.each([
    ["waits until five seconds past the next full minute", 10 * MIN + 20_000, 45_000],
    ["waits a whole minute at exactly that time", 10 * MIN + 5_000, MIN],
    ["skips a minute rather than ask twice within half of one", 10 * MIN + 50_000, 75_000],
    ["asks after exactly half a minute", 10 * MIN + 35_000, 30_000],
  ])("%s", (_name, now, wait) => expect(untilNextMinute(now, 5_000)).toBe(wait));
});

describe("pollPauseMs", () => {
  it.each([
    ["half of the interval", 6_000, 3_000],
    ["never under a second", 500, 1_000],
    ["never over ten", 300_000, 10_000],
    ["two seconds while the interval is unknown", undefined, 2_000],
  ])("is %s", (_name, interval, pause) => expect(pollPauseMs(interval)).toBe(pause));
});

describe("scanPauseMs", () => {
  const silent = { status: "failing", lastSuccessAt: 0, since: MIN, fault: "refused" } as const;
  const answers = { status: "ok", lastSuccessAt: MIN } as const;

  it.each([
    ["half a minute before the second scan", 1, answers, MIN, 30_000],
    ["a minute from then on", 2, answers, MIN, MIN],
    ["a minute while the driver's state is unknown", 2, undefined, MIN, MIN],
    ["half a minute when the driver has gone silent", 9, silent, MIN, 30_000],
    ["until five minutes after that", 9, silent, 6 * MIN - 1, 30_000],
    ["and a minute from then on", 9, silent, 6 * MIN, MIN],
  ])("is %s", (_name, scans, driver, now, pause) =>
    expect(scanPauseMs(scans, driver, now)).toBe(pause),
  );
});

describe("onGoingSilent", () => {
  const error = new Error("Nothing listens.");

  it.each([
    ["reports the first failure after an answer", [undefined, error, error], 1],
    ["reports again if it answered in between", [undefined, error, undefined, error], 2],
    ["reports nothing for a driver that never answered", [error, error], 0],
  ])("%s", (_name, outcomes, times) => {
    const tell = vi.fn();
    const heed = onGoingSilent(tell);
    for (const outcome of outcomes) heed(outcome);
    expect(tell).toHaveBeenCalledTimes(times);
  });
});
