import { describe, expect, it } from "vitest";
import { driverClock } from "./parse-applications";
import { recorded } from "../testing/recorded";

const START = 1_795_736_400_000;
const result = (duration?: number) => [
  { id: "app-1", name: "etl", attempts: [{ startTimeEpoch: START, duration, completed: false }] },
];

describe("driverClock", () => {
  it.each([
    { name: "absent: an old driver tells none", duration: undefined, is: undefined },
    { name: "zero: neither do those before Spark 3.5", duration: 0, is: undefined },
    { name: "one millisecond", duration: 1, is: START + 1 },
    { name: "a day", duration: 86_400_000, is: START + 86_400_000 },
  ])("$name", ({ duration, is }) => expect(driverClock(result(duration))).toBe(is));

  it("is known from a real Spark 3.5 driver, after its start", () =>
    expect(driverClock(recorded("applications"))).toBeGreaterThan(1_795_403_378_867));
});
