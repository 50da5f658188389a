import { describe, expect, it } from "vitest";
import { streamQueries } from "./metric-queries";
import { countQueries, MAX_DATAPOINTS, planCalls } from "./plan-calls";

const MINUTE = 60_000;

function pipelines(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    pipelineId: `p${i}`,
    queries: streamQueries(`p${i}`, { stream: `s${i}` }),
  }));
}

const minutes = (count: number) => ({ from: 0, to: count * MINUTE });

describe("planCalls", () => {
  it.each([
    { name: "asks nothing of no pipeline", count: 0, span: minutes(10), want: [] },
    { name: "asks nothing of an empty span", count: 1, span: minutes(0), want: [] },
    { name: "asks 45 pipelines (495 queries) at once", count: 45, span: minutes(10), want: [45] },
    { name: "asks 46 pipelines (506 queries) twice", count: 46, span: minutes(10), want: [45, 1] },
    // 100,800 ÷ 495 = 203.6 periods
    { name: "asks 203 periods of 45 at once", count: 45, span: minutes(203), want: [45] },
    { name: "asks 204 periods of 45 twice", count: 45, span: minutes(204), want: [45, 45] },
    // A fortnight of one stream: 20,160 minutes × 11 queries, 9,163 minutes a call.
    { name: "asks a fortnight of one in three", count: 1, span: minutes(20_160), want: [1, 1, 1] },
  ])("$name", ({ count, span, want }) => {
    const calls = planCalls(pipelines(count), span, MINUTE);
    expect(calls.map((call) => call.pipelines.length)).toEqual(want);
    for (const call of calls) {
      const periods = (call.span.to - call.span.from) / MINUTE;
      expect(countQueries(call.pipelines) * periods).toBeLessThanOrEqual(MAX_DATAPOINTS);
    }
  });

  it("cuts a long span at whole periods, without gaps or overlaps", () => {
    const spans = planCalls(pipelines(1), minutes(20_160), MINUTE).map(({ span }) => span);
    expect(spans[0]?.from).toBe(0);
    expect(spans.at(-1)?.to).toBe(20_160 * MINUTE);
    expect(spans.slice(1).map(({ from }) => from)).toEqual(spans.slice(0, -1).map(({ to }) => to));
    expect(spans.filter(({ from }) => from % MINUTE !== 0)).toEqual([]);
  });
});
