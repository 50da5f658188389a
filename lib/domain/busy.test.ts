import { expect, it } from "vitest";
import { BUSY, utilisationRatio } from "./busy";

it.each([
  { name: "one job, every second used", given: { workedMs: 100_000, jobs: 1 }, ratio: 1 },
  { name: "two jobs share the time", given: { workedMs: 100_000, jobs: 2 }, ratio: 0.5 },
  { name: "nothing done", given: { workedMs: 0, jobs: 1 }, ratio: 0 },
  { name: "busy, to the batch", given: { workedMs: 85_000, jobs: 1 }, ratio: BUSY },
])("of ten batches of 10 s: $name", ({ given, ratio }) => {
  expect(utilisationRatio({ batches: 10, distanceMs: 10_000, ...given })).toBe(ratio);
});
