import { describe, expect, it } from "vitest";
import { AgeClock } from "@/lib/domain/age-clock";
import { ageingCache } from "./ageing-cache";

const DAY = 86_400_000;
const TTL = { ttl: 1_000 };

function cache(most = 2) {
  let [wall, steady] = [DAY, 0];
  const ages = new AgeClock({ wall: () => wall, monotonic: () => steady });
  return {
    kept: ageingCache<{ readonly n: number }>(most, ages),
    passes: (ms: number) => ((wall += ms), (steady += ms)),
    isSet: (byMs: number) => (wall += byMs),
  };
}

describe("an ageing cache", () => {
  it.each([
    ["keeps a value to the last millisecond of its time", 1_000, { n: 1 }],
    ["and no longer", 1_001, undefined],
  ])("%s", (_what, ms, wanted) => {
    const { kept, passes } = cache();
    kept.set("a", { n: 1 }, TTL);
    passes(ms);
    expect(kept.get("a")).toEqual(wanted);
  });

  it("is looked into again within one turn of the event loop", () => {
    const { kept, passes } = cache();
    kept.set("a", { n: 1 }, TTL);
    expect(kept.get("a")).toBeDefined();
    passes(1_001);
    expect(kept.get("a")).toBeUndefined();
  });

  it.each([
    ["goes back", [-15 * 60_000]],
    ["jumps ahead", [DAY]],
    ["jumps ahead and back", [DAY, -DAY]],
  ])("lets nothing live longer when the clock %s", (_what, steps) => {
    const { kept, passes, isSet } = cache();
    kept.set("before", { n: 1 }, TTL);
    for (const step of steps) {
      isSet(step);
      kept.set("between", { n: 2 }, TTL);
    }
    passes(1_001);
    expect(kept.get("before")).toBeUndefined();
    expect(kept.get("between")).toBeUndefined();
    kept.set("after", { n: 3 }, TTL);
    expect(kept.get("after")).toEqual({ n: 3 });
  });

  it("drops the least recently used when there are too many", () => {
    const { kept } = cache(2);
    for (const [n, key] of ["a", "b", "a", "c"].entries()) kept.set(key, { n }, TTL);
    expect(["a", "b", "c"].map((key) => kept.get(key)?.n)).toEqual([2, undefined, 3]);
  });
});
