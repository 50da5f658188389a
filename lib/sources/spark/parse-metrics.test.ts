import { describe, expect, it } from "vitest";
import { parseMetrics } from "./parse-metrics";
import { recorded } from "./testing/recorded";

describe("parseMetrics", () => {
  it("finds its gauges behind an application name with blanks", () => {
    expect(parseMetrics(recorded("metrics"))).toEqual({
      droppedEvents: 0,
      lastSubmissionAt: 1_795_403_500_032,
    });
  });

  it.each([
    { name: "a time of −1", gauge: { value: -1 } },
    { name: "a gauge that failed", gauge: { error: "NullPointerException" } },
    { name: "a number written as text", gauge: { value: "NaN" } },
  ])("takes $name as not known", ({ gauge }) => {
    const name = "app-1.driver.a.b c.StreamingMetrics.streaming.lastReceivedBatch_submissionTime";
    expect(parseMetrics({ gauges: { [name]: gauge }, counters: {} })).toEqual({});
  });

  it("does not take another queue's dropped events for the status queue's", () => {
    const name = "app-1.driver.LiveListenerBus.queue.executorManagement.numDroppedEvents";
    expect(parseMetrics({ gauges: {}, counters: { [name]: { count: 7 } } })).toEqual({});
  });
});
