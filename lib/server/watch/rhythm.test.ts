import { describe, expect, it } from "vitest";
import { untilNextMinute } from "./watch-cloudwatch";
import { pollPauseMs } from "./watch-spark";

const MIN = 60_000;

describe("untilNextMinute", () => {
  it.each([
    ["waits for five seconds past the next full minute", 10 * MIN + 20_000, 45_000],
    ["waits a whole minute from the spot itself", 10 * MIN + 5_000, MIN],
    ["skips a minute rather than ask twice within half of one", 10 * MIN + 50_000, 75_000],
    ["asks after exactly half a minute", 10 * MIN + 35_000, 30_000],
  ])("%s", (_name, now, wait) => expect(untilNextMinute(now, 5_000)).toBe(wait));
});

describe("pollPauseMs", () => {
  it.each([
    ["half of the interval", 6_000, 3_000],
    ["never under a second", 500, 1_000],
    ["never over ten", 300_000, 10_000],
    ["two seconds before the interval is known", undefined, 2_000],
  ])("is %s", (_name, interval, pause) => expect(pollPauseMs(interval)).toBe(pause));
});
