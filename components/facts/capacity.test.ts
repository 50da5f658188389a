import { describe, expect, it } from "vitest";
import type { FactsView } from "@/lib/contract/facts";
import { capacityLines, capacityNotes } from "./capacity";

const facts: FactsView = {
  mode: "provisioned",
  openShards: 4,
  receivers: { active: 2, configured: 2 },
  slots: { total: 8, free: 6 },
  settings: {},
};
const unknown: FactsView = { ...facts, openShards: null, receivers: null, slots: null };

describe("capacityLines", () => {
  it("draws a square for each shard, receiver and slot", () =>
    expect(capacityLines(facts).map(({ squares }) => squares.length)).toEqual([4, 2, 8]));
  it("shows the slots that receivers hold as taken", () =>
    expect(capacityLines(facts)[2]?.squares.slice(0, 3)).toEqual(["busy", "busy", "free"]));
  it("shows a receiver that does not run as missing", () =>
    expect(
      capacityLines({ ...facts, receivers: { active: 1, configured: 3 } })[1]?.squares,
    ).toEqual(["busy", "missing", "missing"]));
  it("lets a square stand for several where there are hundreds", () =>
    expect(capacityLines({ ...facts, openShards: 480 })[0]?.squares).toHaveLength(48));
  it("says what is not known, and draws no squares for it", () =>
    expect(capacityLines(unknown).map(({ text, squares }) => [text, squares.length])).toEqual([
      ["not known", 0],
      ["not known", 0],
      ["not known", 0],
    ]));
});

describe("capacityNotes", () => {
  it.each([
    ["nothing when all is in order", {}, []],
    ["nothing about what is not known", unknown, []],
    ["nothing with two free slots", { slots: { total: 4, free: 2 } }, []],
    ["the last free slot", { slots: { total: 3, free: 1 } }, [/^One slot is left/]],
    ["that no slot is free", { slots: { total: 2, free: 0 } }, [/^Receivers hold every slot/]],
    ["receivers without a shard", { openShards: 1 }, [/more receivers than shards/]],
    ["receivers that do not run", { receivers: { active: 1, configured: 2 } }, [/^1 of the/]],
  ] satisfies readonly [string, Partial<FactsView>, readonly RegExp[]][])(
    "says %s",
    (_what, change, expected) => {
      const notes = capacityNotes({ ...facts, ...change });
      expect(notes).toHaveLength(expected.length);
      for (const [i, pattern] of expected.entries()) expect(notes[i]).toMatch(pattern);
    },
  );
});
