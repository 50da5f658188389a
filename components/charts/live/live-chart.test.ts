import { describe, expect, it, vi } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import { healthy } from "../../fixtures/window-answer";
import { type ChartSpec, GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { LiveChart } from "./live-chart";

function spec(id: string): ChartSpec {
  const found = [...GAP_CHARTS, ...OTHER_CHARTS].find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
}

/** The healthy answer with what Spark waits for changed, ms. */
function waiting(...values: readonly (number | null)[]): WindowAnswer {
  const { schedulingDelay } = healthy.series;
  const waits = { ...schedulingDelay, t0: healthy.window.from, stepMs: 10_000, values };
  return {
    ...healthy,
    series: { ...healthy.series, schedulingDelay: waits },
  };
}

describe("LiveChart", () => {
  it.each([
    ["numbers alone have moved", waiting(10, 900), true],
    ["no datapoint is left", waiting(null, null), false],
    ["the axis has to grow", waiting(10, 60_000), false],
    [
      "a limit has moved",
      { ...healthy, limits: { ...healthy.limits, batchIntervalMs: 3_000 } },
      false,
    ],
  ])("keeps its form, when %s: %s", (_when, answer, same) => {
    const chart = new LiveChart(spec("scheduling"), waiting(10, 20));
    const before = chart.form;
    chart.show(answer);
    expect(chart.form === before).toBe(same);
  });

  it("notifies its listeners of a new drawing and of coming onto the screen, until they leave", () => {
    const chart = new LiveChart(spec("queue"), healthy);
    const [stays, leaves] = [vi.fn(), vi.fn()];
    chart.join(stays);
    chart.join(leaves)();
    chart.show(healthy);
    chart.appear(false);
    chart.appear(false);
    chart.appear(true);
    expect(stays).toHaveBeenCalledTimes(3);
    expect(leaves).not.toHaveBeenCalled();
  });

  it.each([
    ["its axis waits", waiting(10, 60_000), true],
    [
      "a limit in words does not",
      { ...healthy, limits: { ...healthy.limits, batchIntervalMs: 3_000 } },
      false,
    ],
    ["nor does the loss of all datapoints", waiting(null, null), false],
  ])("off the screen %s", (_what, answer, same) => {
    const chart = new LiveChart(spec("scheduling"), waiting(10, 20));
    const before = chart.form;
    chart.appear(false);
    chart.show(answer);
    expect(chart.form === before).toBe(same);
    expect(chart.drawing.end).toBe(answer.window.to);
    const paper = chart.fitting;
    chart.appear(true);
    expect(chart.form).toEqual(paper);
    expect(chart.form).not.toBe(before);
  });

  it("keeps its axis while the values fit, and has a new form for a new axis", () => {
    const chart = new LiveChart(spec("scheduling"), waiting(10, 60_000));
    const { axis } = chart.form;
    chart.show(waiting(10, 50_000));
    expect(chart.form.axis).toBe(axis);
    chart.show(waiting(10, 5));
    expect(chart.form.axis.top).toBeLessThan(axis.top);
  });
});
