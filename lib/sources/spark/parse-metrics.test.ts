import { describe, expect, it } from "vitest";
import { parseMetrics } from "./parse-metrics";
import { recorded } from "./testing/recorded";

describe("parseMetrics", () => {
  it("finds its gauges after an application name with spaces", () => {
    expect(parseMetrics(recorded("metrics"))).toEqual({
      droppedEvents: 0,
      lastSubmissionAt: 1_795_403_500_032,
    });
  });

  it.each([
    { name: "a time of −1", gauge: { value: -1 } },
    { name: "a gauge that failed", gauge: { error: "NullPointerException" } },
    { name: "a number written as text", gauge: { value: "NaN" } },
  ])("treats $name as unknown", ({ gauge }) => {
    const name = "app-1.driver.a.b c.StreamingMetrics.streaming.lastReceivedBatch_submissionTime";
    expect(parseMetrics({ gauges: { [name]: gauge }, counters: {} })).toEqual({});
  });

  it("reads the dropped events of the status queue only", () => {
    const name = "app-1.driver.LiveListenerBus.queue.executorManagement.numDroppedEvents";
    expect(parseMetrics({ gauges: {}, counters: { [name]: { count: 7 } } })).toEqual({});
  });
});
