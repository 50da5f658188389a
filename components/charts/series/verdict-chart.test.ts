import { expect, it } from "vitest";
import { consumerCritical, healthy, nothingYet } from "../../fixtures/window-answer";
import { verdictChart } from "./verdict-chart";

it.each([
  ["what is wrong in Spark", "processing-too-slow", healthy, "processing"],
  ["what is fine", "keeping-up", healthy, "bytes"],
  ["a cap, while the gap is narrow", "rate-cap", healthy, "intake"],
  ["a cap, when a third is missing", "rate-cap", consumerCritical, "bytes"],
  ["a cause without any datapoint", "processing-too-slow", nothingYet, "bytes"],
] as const)("shows %s", (_what, cause, answer, id) =>
  expect(verdictChart(cause, answer).id).toBe(id),
);

it("leaves out a proof of which nothing is known", () => {
  const { processingTime } = healthy.series;
  const values = processingTime.values.map(() => null);
  const series = { ...healthy.series, processingTime: { ...processingTime, values } };
  expect(verdictChart("processing-too-slow", { ...healthy, series }).id).toBe("scheduling");
});
