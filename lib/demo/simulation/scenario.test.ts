import { expect, it } from "vitest";
import { batchCost, completeScenario } from "./scenario";

it("gives a batch of the mean load the cost that the utilisations imply", () => {
  const scenario = completeScenario({
    id: "orders",
    recordsPerSecond: 300,
    userRecordsPerRecord: 4,
    utilisation: 0.5,
    slowUtilisation: 1.2,
  });
  const { fixedMs, perUserRecordMs, slowFactor } = batchCost(scenario);
  const records = 300 * 4 * 10;
  expect(fixedMs + perUserRecordMs * records).toBeCloseTo(5000, 6);
  expect(fixedMs + perUserRecordMs * slowFactor * records).toBeCloseTo(12_000, 6);
});

it.each([500, 1500, 0])("refuses an interval of %i ms: batches begin on whole seconds", (ms) => {
  expect(() => completeScenario({ id: "orders", intervalMs: ms })).toThrow(
    "Demo pipeline orders: intervalMs must be a whole number of seconds.",
  );
});
