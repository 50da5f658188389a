import { describe, expect, it } from "vitest";
import { departureFrom } from "./departure";

const MINUTE = 60_000;
/** One value a minute, starting at the epoch. undefined is a gap. */
const series = (...values: readonly (number | undefined)[]) =>
  values.flatMap((value, i) => (value === undefined ? [] : [{ at: i * MINUTE, value }]));
const before = { median: 10 };
const leaves = (direction: "rose" | "fell", ...values: readonly (number | undefined)[]) =>
  departureFrom(before, { spread: 2, direction, during: series(...values) });

describe("departureFrom", () => {
  it.each([
    { name: "begins with the first of three outside", values: [10, 20, 20, 20], at: 1 },
    { name: "counts the band's edge as inside", values: [10, 16, 16, 16], at: undefined },
    { name: "counts a value beyond it as outside", values: [10, 16.1, 16.1, 16.1], at: 1 },
    { name: "is not begun by a spike", values: [10, 20, 10, 10, 20, 20, 20], at: 4 },
    { name: "needs three: two at the end prove nothing", values: [10, 10, 20, 20], at: undefined },
    { name: "goes on across a gap", values: [10, 20, undefined, 20, 20], at: 1 },
    { name: "ignores values on the other side", values: [0, 0, 0, 0], at: undefined },
    { name: "is undefined without datapoints", values: [], at: undefined },
  ])("$name", ({ values, at }) =>
    expect(leaves("rose", ...values)?.at).toBe(at === undefined ? undefined : at * MINUTE),
  );

  it("falls below the band as well", () =>
    expect(leaves("fell", 10, 3, 3, 3)).toEqual({ at: MINUTE, atOrBefore: false }));

  it("has no departure for a series that is outside the band from its first datapoint", () =>
    expect(leaves("rose", 20, 20, 20)).toEqual({ at: 0, atOrBefore: true }));
});
