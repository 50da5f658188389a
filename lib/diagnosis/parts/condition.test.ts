import { describe, expect, it } from "vitest";
import { trend } from "@/lib/diagnosis/trends/trend";
import { condition } from "./condition";

const T = 1_800_000_000_000;
const MINUTE = 60_000;
/** Ten readings a minute apart that change by `step` a minute and end at `last`. */
const moving = (last: number, step: number) =>
  trend(
    Array.from({ length: 10 }, (_, i) => ({ x: T - (9 - i) * MINUTE, y: last - (9 - i) * step })),
    { floorPerMinute: 0 },
  );
const delay = { text: "", unit: "ms", limit: 10_000, towards: "down" } as const;

describe("condition", () => {
  it.each([
    { name: "beyond its limit is not met", given: { value: 10_001 }, met: false },
    {
      name: "exactly at it is not met where it must be below",
      given: { value: 10_000 },
      met: false,
    },
    {
      name: "exactly at it is met where it may be at it",
      given: { value: 10_000, inclusive: true },
      met: true,
    },
    { name: "below it is met", given: { value: 9_999 }, met: true },
    {
      name: "upwards, exactly at it is met where it may be at it",
      given: { value: 10_000, inclusive: true, towards: "up" as const },
      met: true,
    },
    {
      name: "upwards, short of it is not met",
      given: { value: 9_999, towards: "up" as const },
      met: false,
    },
    { name: "without a value is not known, and not met", given: { value: undefined }, met: null },
  ])("$name", ({ given, met }) => expect(condition(T, { ...delay, ...given }).met).toBe(met));

  it.each([
    { name: "is reached at its present rate", value: 110_000, step: -25_000, in: 4 },
    { name: "never while it moves away", value: 110_000, step: 25_000, in: null },
    { name: "never while it is constant", value: 110_000, step: 0, in: null },
    { name: "has no time once it is met", value: 5_000, step: -25_000, in: null },
  ])("$name", ({ value, step, in: minutes }) => {
    const { metAt } = condition(T, { ...delay, value, trend: moving(value, step) });
    expect(metAt).toEqual(minutes === null ? null : T + minutes * MINUTE);
  });

  it("has no movement without enough points", () =>
    expect(condition(T, { ...delay, value: 20_000, trend: undefined })).toMatchObject({
      perMinute: null,
      metAt: null,
    }));
});
