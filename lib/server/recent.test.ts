import { describe, expect, it } from "vitest";
import { AgeClock } from "@/lib/domain/age-clock";
import { Recent } from "./recent";

const DAY = 86_400_000;

function recent(most = 2) {
  let [wall, steady] = [DAY, 0];
  const ages = new AgeClock({ wall: () => wall, steady: () => steady });
  return {
    kept: new Recent<number>({ most, ages }),
    passes: (ms: number) => ((wall += ms), (steady += ms)),
    isSet: (byMs: number) => (wall += byMs),
  };
}

describe("Recent", () => {
  it.each([
    ["a millisecond before it is too old", 999, 1],
    ["as soon as it is", 1_000, undefined],
  ])("%s", (_what, ms, wanted) => {
    const { kept, passes } = recent();
    kept.keep("a", 1);
    passes(ms);
    expect(kept.young("a", 1_000)).toBe(wanted);
  });

  it.each([
    ["goes back", [-15 * 60_000]],
    ["jumps ahead", [DAY]],
    ["jumps ahead and back", [DAY, -DAY]],
  ])("lets nothing live longer when the clock %s", (_what, steps) => {
    const { kept, passes, isSet } = recent();
    kept.keep("before", 1);
    for (const step of steps) {
      isSet(step);
      kept.keep("between", 2);
    }
    passes(1_000);
    expect(kept.young("before", 1_000)).toBeUndefined();
    expect(kept.young("between", 1_000)).toBeUndefined();
    kept.keep("after", 3);
    expect(kept.young("after", 1_000)).toBe(3);
  });

  it("drops the oldest of too many", () => {
    const { kept } = recent(2);
    for (const [i, key] of ["a", "b", "a", "c"].entries()) kept.keep(key, i);
    expect(["a", "b", "c"].map((key) => kept.young(key, 1))).toEqual([2, undefined, 3]);
  });

  it("drops what failed, and not what came in its place", () => {
    const { kept } = recent();
    kept.keep("a", 1);
    kept.keep("a", 2);
    kept.drop("a", 1);
    expect(kept.young("a", 1)).toBe(2);
    kept.drop("a", 2);
    expect(kept.young("a", 1)).toBeUndefined();
  });
});
