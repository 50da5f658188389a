import { describe, expect, it } from "vitest";
import { onsetStretches } from "./onset-span";

const MINUTE = 60_000;
const T = Date.UTC(2026, 10, 23, 14);

describe("onsetStretches", () => {
  it.each([
    { name: "a verdict that has just begun", until: 0, to: 0 },
    { name: "a verdict of 25 minutes", until: 25, to: 25 },
    { name: "exactly an hour", until: 60, to: 60 },
    { name: "more than an hour is cut", until: 61, to: 60 },
    { name: "an end before the beginning is the beginning", until: -3, to: 0 },
  ])("$name", ({ until, to }) =>
    expect(onsetStretches(T, T + until * MINUTE)).toEqual({
      span: { from: T - 5 * MINUTE, to: T + to * MINUTE },
      baseline: { from: T - (10 + to) * MINUTE, to: T - 5 * MINUTE },
    }),
  );
});
