import { describe, expect, it } from "vitest";
import { tileLayout } from "./tile-grid";

describe("tileLayout", () => {
  it.each([
    ["none", 0, 0, { large: 0, dense: 0, rest: 0 }],
    ["one alone leads", 1, 1, { large: 0, dense: 0, rest: 0 }],
    ["three share the screen, even when all are calm", 3, 0, { large: 2, dense: 0, rest: 0 }],
    ["four calm ones: the first and tiles", 4, 0, { large: 0, dense: 3, rest: 0 }],
    ["one in trouble leads", 10, 1, { large: 0, dense: 9, rest: 0 }],
    ["those in trouble after it are large", 10, 3, { large: 2, dense: 7, rest: 0 }],
    ["at most three of them", 10, 10, { large: 3, dense: 6, rest: 0 }],
    ["the most that fit", 44, 4, { large: 3, dense: 40, rest: 0 }],
    ["one more than fit", 45, 4, { large: 3, dense: 40, rest: 1 }],
    ["two hundred", 200, 4, { large: 3, dense: 40, rest: 156 }],
  ])("%s", (_what, count, troubled, wanted) =>
    expect(tileLayout(count, troubled)).toMatchObject(wanted),
  );

  it("loses no pipeline", () => {
    for (let count = 1; count <= 200; count++) {
      const { large, dense, rest } = tileLayout(count, count % 7);
      expect(1 + large + dense + rest).toBe(count);
    }
  });

  it.each([
    [8, 4, 2],
    [9, 6, 3],
    [16, 6, 3],
    [17, 8, 4],
  ])("%i tiles stand in %i columns, or %i", (dense, wide, tall) =>
    expect(tileLayout(dense + 1, 0)).toMatchObject({ dense, wide, tall }),
  );
});
