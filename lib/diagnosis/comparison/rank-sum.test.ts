import { describe, expect, it } from "vitest";
import { rankSum } from "./rank-sum";

describe("rankSum", () => {
  it.each([
    // n = m = 5 without overlap: U = 25, E = 12.5, Var = 25·11/12, Z = 12 ÷ 4.787 = 2.507.
    {
      name: "all later ones are larger",
      a: [1, 2, 3, 4, 5],
      b: [6, 7, 8, 9, 10],
      superiority: 1,
      p: 0.0122,
    },
    {
      name: "all later ones are smaller",
      a: [6, 7, 8, 9, 10],
      b: [1, 2, 3, 4, 5],
      superiority: 0,
      p: 0.0122,
    },
    {
      name: "the same values are no difference",
      a: [1, 2, 3],
      b: [1, 2, 3],
      superiority: 0.5,
      p: 1,
    },
    {
      name: "one value throughout is no difference",
      a: [0, 0, 0, 0],
      b: [0, 0, 0, 0],
      superiority: 0.5,
      p: 1,
    },
    { name: "ties count half", a: [1, 1], b: [1, 2], superiority: 0.75, p: 0.617 },
    {
      name: "a spike counts as one value",
      a: [1, 2, 3, 4],
      b: [1, 2, 3, 1e9],
      superiority: 0.53,
      p: 1,
    },
  ])("$name", ({ a, b, superiority, p }) => {
    const found = rankSum(a, b);
    expect(found?.superiority).toBeCloseTo(superiority, 2);
    expect(found?.p).toBeCloseTo(p, 2);
  });

  it.each([
    [[], [1]],
    [[1], []],
    [[], []],
  ])("is undefined for %j against %j", (a, b) => expect(rankSum(a, b)).toBeUndefined());
});
