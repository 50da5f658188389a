import { describe, expect, it } from "vitest";
import { healthy } from "../../fixtures/window-answer";
import { GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { drawUp } from "../series/drawing";
import { strokesOf } from "./strokes";

const drawings = [...GAP_CHARTS, ...OTHER_CHARTS].map((spec) => drawUp(spec, healthy));
const strokes = (id: string) => drawings.filter(({ spec }) => spec.id === id).flatMap(strokesOf);

describe("strokesOf", () => {
  it("draws from the back to the front: the wide line, the thin one, the dashed one", () =>
    expect(
      strokes("utilisation").flatMap(({ look, place }) => (look === "line" ? [place] : [])),
    ).toEqual([1, 0, 2]));

  it("draws the gap and the limits behind the lines", () =>
    expect(strokes("bytes").map(({ key }) => key)).toEqual([
      "gap",
      "write limit",
      "getBytes",
      "getBytes provisional",
      "putBytes",
      "putBytes provisional",
    ]));

  it("draws step series without a provisional end", () =>
    expect(strokes("capacity").map(({ look }) => look)).toEqual([
      "limit",
      "limit",
      "line",
      "line",
      "line",
    ]));

  it("names each stroke of a chart once", () => {
    for (const drawing of drawings) {
      const keys = strokesOf(drawing).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
