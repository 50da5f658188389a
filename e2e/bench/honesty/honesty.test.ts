import { describe, expect, it } from "vitest";
import type { Judged } from "./evaluated";
import { evaluateWorlds } from "./evaluate-worlds";
import { KNOWN } from "./known";
import { explained, isError } from "./tables";

const SEED = 1;
const WORLDS = 150;

const judged = evaluateWorlds({ seed: SEED, from: 0, to: WORLDS });
const inWords = (rows: readonly Judged[]): string => explained(rows, true).join("\n");

describe("for random combinations of troubles", () => {
  it("gives no calm verdict, and no other's trouble, while records are late, unread or lost", () => {
    const greens = judged.filter(({ outcome }) => outcome === "false green");
    expect(inWords(greens.filter(({ index }) => !(index in KNOWN)))).toBe("");
  });

  it("gives no alarm when nothing is wrong", () => {
    const alarms = judged.filter(({ outcome }) => outcome === "false alarm");
    expect(inWords(alarms.filter(({ index }) => !(index in KNOWN)))).toBe("");
  });

  it("lists no known error that is mended", () => {
    const errors = new Set(judged.filter(isError).map(({ index }) => index));
    const paid = Object.keys(KNOWN).filter((index) => !errors.has(Number(index)));
    expect(paid).toEqual([]);
  });

  it("checks most worlds, with and without faults", () => {
    const asserted = judged.filter(
      ({ outcome }) => outcome !== "ambiguous" && outcome !== "not told",
    );
    expect(asserted.length).toBeGreaterThan(0.6 * WORLDS);
    expect(asserted.filter(({ isFine }) => isFine).length).toBeGreaterThan(0.2 * WORLDS);
    expect(asserted.filter(({ wrongs }) => wrongs.length > 0).length).toBeGreaterThan(0.2 * WORLDS);
  });

  it("draws the same world from the same seed", () => {
    const [again] = evaluateWorlds({ seed: SEED, from: 7, to: 8 });
    expect(again).toEqual(judged[7]);
  });
});
