import { expect, it } from "vitest";
import { SERIES_NAMES } from "@/lib/domain/series";
import { chartOf } from "./chart-of";

it.each([
  ["schedulingDelay", "scheduling"],
  ["getBytes", "bytes"],
  ["totalDelay", "scheduling"],
  ["writeUtilisation", "utilisation"],
] as const)("%s is shown by the chart of %s", (series, id) => expect(chartOf(series)?.id).toBe(id));

it("knows a chart for every series, so that all evidence has a link", () =>
  expect(SERIES_NAMES.filter((name) => !chartOf(name))).toEqual([]));
