import { describe, expect, it } from "vitest";
import type { Evaluated } from "./evaluated";
import { evaluateWorlds } from "./evaluate-worlds";
import { KNOWN } from "./known";
import { explained, isError } from "./tables";

const SEED = 1;
const WORLDS = 150;

const evaluated = evaluateWorlds({ seed: SEED, from: 0, to: WORLDS });
const inWords = (rows: readonly Evaluated[]): string => explained(rows, true).join("\n");

describe("for random combinations of troubles", () => {
  it("gives no calm verdict, and no other's trouble, while records are late, unread or lost", () => {
    const greens = evaluated.filter(({ outcome }) => outcome === "false green");
    expect(inWords(greens.filter(({ index }) => !(index in KNOWN)))).toBe("");
  });

  it("gives no alarm when nothing is wrong", () => {
    const alarms = evaluated.filter(({ outcome }) => outcome === "false alarm");
    expect(inWords(alarms.filter(({ index }) => !(index in KNOWN)))).toBe("");
  });

  it("lists no known error that is mended", () => {
    const errors = new Set(evaluated.filter(isError).map(({ index }) => index));
    const paid = Object.keys(KNOWN).filter((index) => !errors.has(Number(index)));
    expect(paid).toEqual([]);
  });

  it("checks most worlds, with and without faults", () => {
    const asserted = evaluated.filter(
      ({ outcome }) => outcome !== "ambiguous" && outcome !== "not told",
    );
    expect(asserted.length).toBeGreaterThan(0.6 * WORLDS);
    expect(asserted.filter(({ isFine }) => isFine).length).toBeGreaterThan(0.2 * WORLDS);
    expect(asserted.filter(({ wrongs }) => wrongs.length > 0).length).toBeGreaterThan(0.2 * WORLDS);
  });

  it("draws the same world from the same seed", () => {
    const [again] = evaluateWorlds({ seed: SEED, from: 7, to: 8 });
    expect(again).toEqual(evaluated[7]);
  });
});
