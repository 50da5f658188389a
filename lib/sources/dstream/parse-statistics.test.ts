import { describe, expect, it } from "vitest";
import { parseSparkTime } from "../spark/spark-time";
import { parseStatistics } from "./parse-statistics";
import { recorded } from "../spark/testing/recorded";

describe("parseStatistics", () => {
  it("counts the receivers that were asked for, not those registered, as configured", () => {
    const { receivers } = parseStatistics(recorded("statistics-receiver-waits"));
    expect(receivers).toEqual({ active: 2, configured: 3, registered: 2 });
  });

  it("keeps the counters and leaves out the averages, which look healthy while nothing moves", () => {
    expect(parseStatistics(recorded("statistics-no-cores"))).toEqual({
      intervalMs: 1_000,
      streamingStartedAt: 1_795_403_652_218,
      counters: {
        completedBatches: 29,
        activeBatches: 93,
        receivedRecords: 1_350,
        processedRecords: 0,
      },
      receivers: { active: 1, configured: 1, registered: 1 },
    });
  });

  it("has no start, and not even a receiver, in the first moments", () => {
    const [first, second, third] = recorded("statistics-just-started").map(parseStatistics);
    expect(first).not.toHaveProperty("streamingStartedAt");
    expect(first?.receivers.configured).toBe(0);
    expect(second?.receivers).toEqual({ active: 0, configured: 1, registered: 0 });
    expect(third?.streamingStartedAt).toBe(1_795_404_283_450);
  });
});

describe("parseSparkTime", () => {
  it.each([
    ["2026-11-23T03:05:55.154GMT", 1_795_403_155_154],
    ["1970-01-01T00:00:00.000GMT", 0],
    ["1969-12-31T23:59:59.999GMT", undefined],
    ["2026-11-23T03:05:55.154+02:00", undefined],
    ["2026-13-45T03:05:55.154GMT", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, at) => expect(parseSparkTime(text)).toBe(at));
});
