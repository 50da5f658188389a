import { expect, it } from "vitest";
import { driftAt } from "./kiosk-frame";

const STEP = 5 * 60_000;
const steps = Array.from({ length: 18 }, (_, i) => driftAt(i * STEP));

it("moves by at most one step each way, and stays near", () => {
  for (const [i, [x, y]] of steps.entries()) {
    const [lastX, lastY] = steps[i - 1] ?? [x, y];
    expect(Math.max(Math.abs(x - lastX), Math.abs(y - lastY))).toBeLessThanOrEqual(1);
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
  }
});

it("stays in no place longer than a step, and visits all places equally often", () => {
  const places = steps.map(String);
  expect(new Set(places).size).toBe(9);
  for (const place of new Set(places)) expect(places.filter((p) => p === place)).toHaveLength(2);
});
