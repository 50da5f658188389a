import { describe, expect, it } from "vitest";
import { type MetricPeriod, MINUTE_MS as MIN } from "@/lib/domain/metric-period";
import { ageRises } from "./age-rises";

describe("ageRises", () => {
  const ages = (...list: (number | undefined)[]): MetricPeriod[] =>
    list.map((age, i) => ({
      at: i * MIN,
      periodMs: MIN,
      readAt: 0,
      values: age === undefined ? {} : { iteratorAge: age },
    }));

  it.each([
    ["a calm stream", ages(0, 0, 0), false],
    ["a rising age", ages(0, 500, 1_001), true],
    ["a rise of exactly a second", ages(0, 1_000), false],
    ["a high, steady age", ages(60_001, 60_001), true],
    ["a steady age of one minute", ages(60_000, 60_000), false],
    ["no datapoints", ages(undefined, undefined), false],
    ["a gap before the rise", ages(0, undefined, 5_000), true],
    ["a falling age", ages(50_000, 20_000), false],
  ])("%s", (_name, periods, wanted) => expect(ageRises(periods)).toBe(wanted));
});
