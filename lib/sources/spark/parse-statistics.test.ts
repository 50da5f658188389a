import { describe, expect, it } from "vitest";
import { parseStatistics } from "./parse-statistics";
import { recorded } from "./testing/recorded";

describe("parseStatistics", () => {
  it("counts what was asked for, not what registered, as configured receivers", () => {
    const { receivers } = parseStatistics(recorded("statistics-receiver-waits"));
    expect(receivers).toEqual({ active: 2, configured: 3, registered: 2 });
  });

  it("keeps the counters and leaves the averages, which look healthy while nothing moves", () => {
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

  it("knows no start, and even no receiver, in the first moments", () => {
    const [first, second, third] = recorded("statistics-just-started").map(parseStatistics);
    expect(first).not.toHaveProperty("streamingStartedAt");
    expect(first?.receivers.configured).toBe(0);
    expect(second?.receivers).toEqual({ active: 0, configured: 1, registered: 0 });
    expect(third?.streamingStartedAt).toBe(1_795_404_283_450);
  });
});
