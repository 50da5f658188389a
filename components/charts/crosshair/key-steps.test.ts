import { describe, expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import { healthy, nothingYet } from "../../fixtures/window-answer";
import { GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { drawUp } from "../series/drawing";
import { keySteps } from "./key-steps";

const MINUTE = 60_000;
const of = (answer: WindowAnswer, ...ids: readonly string[]) =>
  keySteps(
    [...GAP_CHARTS, ...OTHER_CHARTS]
      .filter(({ id }) => ids.includes(id))
      .map((spec) => drawUp(spec, answer)),
  );
const { settledTo, to } = healthy.window;
const newestOf = ({ t0, stepMs, values }: WindowAnswer["series"]["putBytes"]) =>
  t0 + (values.length - 1) * stepMs;

describe("keySteps", () => {
  it("begins charts of minutes at the newest settled minute, and steps by minutes", () =>
    expect(of(healthy, "bytes", "records")).toEqual({
      stepMs: MINUTE,
      begin: settledTo - MINUTE,
      end: newestOf(healthy.series.putBytes),
      chart: "bytes",
    }));
  it("steps by batches where batches are drawn, and begins where the first chart has a value", () =>
    expect(of(healthy, "age", "processing")).toEqual({
      stepMs: 10_000,
      begin: settledTo - MINUTE,
      end: newestOf(healthy.series.processingTime),
      chart: "age",
    }));
  it("begins in the second chart when the first has nothing", () => {
    const values = healthy.series.iteratorAge.values.map(() => null);
    const series = { ...healthy.series, iteratorAge: { ...healthy.series.iteratorAge, values } };
    const steps = of({ ...healthy, series }, "age", "processing");
    expect(steps.chart).toBe("processing");
    expect(steps.begin).toBeLessThan(settledTo);
    expect(steps.end).toBeLessThan(to);
  });
  describe("when get is not published as far as put", () => {
    const begin = (missing: number) => {
      const { getBytes } = healthy.series;
      const settled = (settledTo - getBytes.t0) / MINUTE;
      const values = getBytes.values.map((value, i) => (i >= settled - missing ? null : value));
      const series = { ...healthy.series, getBytes: { ...getBytes, values } };
      return ((of({ ...healthy, series }, "bytes").begin ?? 0) - settledTo) / MINUTE;
    };
    it.each([
      ["begins where both are known", 1, -2],
      ["as long as get is at most three minutes older", 3, -4],
      ["but not where get ended long ago", 4, -1],
    ])("%s", (_what, missing, minutes) => expect(begin(missing)).toBe(minutes));
  });

  it("knows no beginning and no end without a datapoint", () =>
    expect(of(nothingYet, "bytes")).toEqual({
      stepMs: MINUTE,
      begin: null,
      end: null,
      chart: null,
    }));
});
