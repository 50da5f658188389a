import { describe, expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import type { SeriesName } from "@/lib/domain/series";
import { healthy } from "../../fixtures/window-answer";
import { legendWords } from "../labels/legend-words";
import { linePath, type PlotScale } from "../marks/paths";
import { strokesOf } from "../marks/strokes";
import { chartOf } from "./chart-of";
import type { ChartSpec } from "./chart-specs";
import { drawUp } from "./drawing";
import { exactAndBound } from "./stack";

const MINUTE = 60_000;
const { settledTo } = healthy.window;
const T0 = settledTo - 4 * MINUTE;
const SCALE: PlotScale = { x: { origin: 0, factor: 1 }, y: { origin: 0, factor: 1 } };

type Values = readonly (number | null)[];

/** An answer whose delay and its parts have these values in the last settled minutes. */
function answer(values: Partial<Record<SeriesName, Values>>, targetDelayMs: number | null = null) {
  const given = Object.fromEntries(
    Object.entries(values).map(([name, column]) => [
      name,
      { unit: "ms", t0: T0, stepMs: MINUTE, values: column },
    ]),
  );
  const { series, limits } = healthy;
  const made: WindowAnswer = {
    ...healthy,
    series: { ...series, ...given },
    limits: { ...limits, targetDelayMs },
  };
  return made;
}

const spec = chartOf("endToEndDelay") as ChartSpec; // a series with a chart of its own

const PARTS = {
  endToEndDelay: [10, null, 30, 40],
  waitingInStream: [1, null, 10, 20],
  waitingForBatch: [5, null, 5, 5],
  waitingInSpark: [0, null, 5, null],
  beingProcessed: [4, null, 10, 15],
} as const;

describe("the stack of the end-to-end delay", () => {
  it("adds up to the delay in each bucket, and has a gap where the delay has one", () => {
    const { layers } = drawUp(spec, answer(PARTS));
    expect(layers.map(({ name }) => name)).toEqual([
      "waitingInStream",
      "waitingForBatch",
      "waitingInSpark",
      "beingProcessed",
    ]);
    expect(layers.at(-1)?.upper.values).toEqual(PARTS.endToEndDelay);
    expect(layers[0]?.lower.values).toEqual([0, null, 0, 0]);
    for (const [i, layer] of layers.slice(1).entries())
      expect(layer.lower.values).toEqual(layers[i]?.upper.values);
  });

  it("says the parts and the delay, not where a surface begins", () => {
    const drawing = drawUp(spec, answer(PARTS));
    const at = (what: string, minute: number) =>
      legendWords(drawing, { what, at: T0 + minute * MINUTE });
    expect([at("endToEndDelay", 2), at("waitingForBatch", 2), at("beingProcessed", 2)]).toEqual([
      "30 ms",
      "5 ms",
      "10 ms",
    ]);
    expect(at("endToEndDelay", 1)).toBe("no data");
    expect(at("waitingInSpark", 3)).toBe("no data");
  });

  it("does not take the height of a surface for a value of its axis", () =>
    expect(drawUp(spec, answer({ ...PARTS, endToEndDelay: [1e6, null, 1, 1] })).highest).toBe(1e6));

  it("draws one line, the delay, over surfaces without lines", () => {
    const looks = strokesOf(drawUp(spec, answer(PARTS))).map(({ look }) => look);
    expect(looks.join(" ")).toBe("layer layer layer layer line bound provisional");
  });

  it("has the same strokes with and without a lower bound, so that a live chart can move them", () => {
    const bound = answer({ ...PARTS, delayAtLeast: [0, null, 1, 0] });
    const keys = (of: WindowAnswer) => strokesOf(drawUp(spec, of)).map(({ key }) => key);
    expect(keys(bound)).toEqual(keys(answer(PARTS)));
  });

  it("shows a lower bound as one: dashed, and in words", () => {
    const drawing = drawUp(spec, answer({ ...PARTS, delayAtLeast: [0, null, 1, 0] }));
    const at = (minute: number) =>
      legendWords(drawing, { what: "endToEndDelay", at: T0 + minute * MINUTE });
    expect([at(0), at(2), at(3)]).toEqual(["10 ms", "more than 30 ms", "40 ms"]);
    const dashed = strokesOf(drawing).find(({ key }) => key === "endToEndDelay at least");
    expect(dashed?.path(SCALE)).not.toBe("");
  });

  it("says of the newest delay that it is a bound when it is one", () => {
    const words = (share: number) =>
      legendWords(drawUp(spec, answer({ ...PARTS, delayAtLeast: [0, null, 0, share] })), {
        what: "endToEndDelay",
        at: null,
      });
    expect([words(0), words(0.25)]).toEqual(["40 ms", "more than 40 ms"]);
  });

  it("draws a target that is near, and gives a far one in words", () => {
    const limits = (target: number | null) =>
      drawUp(spec, answer(PARTS, target)).limits.map(({ word, last, inside }) => [
        word,
        last,
        inside,
      ]);
    expect(limits(null)).toEqual([]);
    expect(limits(160)).toEqual([["target", 160, true]]);
    expect(limits(161)).toEqual([["target", 161, false]]);
  });

  it("is empty when nothing is known, and no stack of zeros", () => {
    const { empty, layers } = drawUp(spec, answer({}));
    expect(empty).toBe(true);
    expect(layers.flatMap(({ upper }) => upper.values).every((value) => value === null)).toBe(true);
  });
});

describe("exactAndBound", () => {
  const column = (values: Values) => ({ t0: 0, stepMs: 1, values });
  const split = (atLeast: Values) =>
    exactAndBound(column([1, 2, 3, 4, 5]), column(atLeast)).map(({ values }) => values);

  it("leaves all to the exact line when nothing is a bound", () =>
    expect(split([0, 0, 0, 0, 0])).toEqual([
      [1, 2, 3, 4, 5],
      [null, null, null, null, null],
    ]));

  it("reaches from the bounds to the exact values beside them", () =>
    expect(split([0, 0, 1, 0, 0])).toEqual([
      [1, 2, null, 4, 5],
      [null, 2, 3, 4, null],
    ]));

  it("meets no gap with a line", () => {
    const [, bound] = exactAndBound(column([1, null, 3]), column([0, null, 1]));
    expect(linePath(bound, SCALE)).toBe("M2.5,3h0");
  });
});
