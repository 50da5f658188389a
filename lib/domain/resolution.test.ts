import { describe, expect, it } from "vitest";
import { resolutionOf, wholeStep } from "./resolution";

const MIN = 60_000;

describe("resolutionOf", () => {
  it.each([
    [10_000, "raw"],
    [59_999, "raw"],
    [MIN, "1 min"],
    [4 * MIN, "1 min"],
    [4 * MIN + 10_000, "raw"],
    [5 * MIN, "5 min"],
    [25 * MIN, "5 min"],
    [30 * MIN, "30 min"],
    [60 * MIN, "1 h"],
    [90 * MIN, "30 min"],
  ])("buckets of %i ms are made of %s", (stepMs, is) => expect(resolutionOf(stepMs)).toBe(is));
});

describe("wholeStep", () => {
  it.each([
    ["stays as it is below five minutes", 290_000, 10_000, 290_000],
    ["is a whole number of minutes from there on", 300_000, 10_000, 300_000],
    ["is widened to one", 310_000, 10_000, 6 * MIN],
    ["is a whole number of five minutes from 25 on", 28 * MIN, MIN, 30 * MIN],
    ["is a whole number of half hours from two and a half hours on", 151 * MIN, MIN, 180 * MIN],
    ["is a whole number of hours from five hours on", 301 * MIN, MIN, 360 * MIN],
    ["keeps a period that divides no minute", 301_000, 7_000, 301_000],
    ["takes a coarser resolution for a coarse period", 300 * MIN, 60 * MIN, 300 * MIN],
    ["keeps a coarse period that divides no suitable resolution", 120 * MIN, 60 * MIN, 120 * MIN],
  ])("%s", (_, stepMs, rhythmMs, is) => expect(wholeStep(stepMs, rhythmMs)).toBe(is));
});
