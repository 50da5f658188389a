import { describe, expect, it } from "vitest";
import { conditionProgress } from "./clearing";

describe("conditionProgress", () => {
  it.each([
    ["has to fall to it", { met: false, value: 20, limit: 5 }, 0.25],
    ["has to rise to it", { met: false, value: 3, limit: 4 }, 0.75],
    ["is met", { met: true, value: 2, limit: 5 }, 1],
    ["is met without a number", { met: true, value: null, limit: null }, 1],
    ["has to fall to zero", { met: false, value: 5, limit: 0 }, 0],
    ["is zero and may not be", { met: false, value: 0, limit: 0 }, null],
    ["is below zero", { met: false, value: -1, limit: 5 }, null],
    ["is not known", { met: null, value: 20, limit: 5 }, null],
    ["has no value", { met: false, value: null, limit: 5 }, null],
  ])("when the number %s", (_what, condition, progress) =>
    expect(conditionProgress(condition)).toBe(progress),
  );
});
