import { describe, expect, it } from "vitest";
import type { Judged } from "./evaluated";
import { evaluateWorlds } from "./evaluate-worlds";
import { KNOWN } from "./known";
import { explained, isError } from "./tables";

const SEED = 1;
const WORLDS = 150;

const judged = evaluateWorlds({ seed: SEED, from: 0, to: WORLDS });
const inWords = (rows: readonly Judged[]): string => explained(rows, true).join("\n");

describe("over troubles put together at random", () => {
  it("says well, or somebody else's trouble, over nothing that is late, unread or lost", () => {
    const greens = judged.filter(({ outcome }) => outcome === "false green");
    expect(inWords(greens.filter(({ index }) => !(index in KNOWN)))).toBe("");
  });

  it("gives no alarm where nothing is", () => {
    const alarms = judged.filter(({ outcome }) => outcome === "false alarm");
    expect(inWords(alarms.filter(({ index }) => !(index in KNOWN)))).toBe("");
  });

  it("has no debt on its list that is paid", () => {
    const errors = new Set(judged.filter(isError).map(({ index }) => index));
    const paid = Object.keys(KNOWN).filter((index) => !errors.has(Number(index)));
    expect(paid).toEqual([]);
  });

  it("asserts something of most worlds, of sick and of sound ones", () => {
    const asserted = judged.filter(
      ({ outcome }) => outcome !== "ambiguous" && outcome !== "not told",
    );
    expect(asserted.length).toBeGreaterThan(0.6 * WORLDS);
    expect(asserted.filter(({ isFine }) => isFine).length).toBeGreaterThan(0.2 * WORLDS);
    expect(asserted.filter(({ wrongs }) => wrongs.length > 0).length).toBeGreaterThan(0.2 * WORLDS);
  });

  it("makes the same world of the same seed", () => {
    const [again] = evaluateWorlds({ seed: SEED, from: 7, to: 8 });
    expect(again).toEqual(judged[7]);
  });
});
