import { describe, expect, it } from "vitest";
import { AgeClock } from "./age-clock";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 27);

/** Two clocks that a test moves by hand. */
function clocks() {
  let [wall, steady] = [START, 7_000];
  const age = new AgeClock({ wall: () => wall, monotonic: () => steady });
  return {
    age,
    passes: (ms: number) => ((wall += ms), (steady += ms)),
    isSet: (byMs: number) => (wall += byMs),
    wall: () => wall,
  };
}

describe("AgeClock", () => {
  it("equals the wall clock until that is set back", () => {
    const { age, passes, wall } = clocks();
    passes(MINUTE);
    expect(age.now()).toBe(wall());
  });

  it.each([
    ["continues when the wall clock is set back", [-15 * MINUTE], MINUTE],
    ["counts a step ahead, or a sleep, as time that has passed", [15 * MINUTE], 16 * MINUTE],
    ["does not undo the ageing of a step ahead", [15 * MINUTE, -15 * MINUTE], 16 * MINUTE],
    ["undoes each step back", [-MINUTE, -MINUTE, -MINUTE], MINUTE],
    ["does not treat the noise of two readings as a step", [-500], MINUTE - 500],
    ["treats a larger difference as a step", [-501], MINUTE],
  ])("%s", (_what, steps, aged) => {
    const { age, passes, isSet } = clocks();
    const before = age.now();
    for (const step of steps) {
      isSet(step);
      age.now();
    }
    passes(MINUTE);
    expect(age.now() - before).toBe(aged);
  });

  it("never goes back, however the wall clock is set", () => {
    const { age, passes, isSet } = clocks();
    let last = age.now();
    for (const step of [-86_400_000, 3_600_000, -501, 1e9, -1e9, 0]) {
      isSet(step);
      passes(1_000);
      expect(age.now()).toBeGreaterThan(last);
      last = age.now();
    }
  });

  it("converts a time before a step back to the wall clock as it is set now", () => {
    const { age, passes, isSet, wall } = clocks();
    const reading = age.now();
    isSet(-15 * MINUTE);
    passes(MINUTE);
    expect(age.toWallClock(reading)).toBe(wall() - MINUTE);
    expect(age.of(wall())).toBe(age.now());
  });
});
