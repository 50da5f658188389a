import { describe, expect, it } from "vitest";
import type { Evidence } from "@/lib/domain/verdict";
import { outlookOf } from "./outlook";
import { firingWords, nearestWords } from "./outlook-words";

const item = (change: Partial<Evidence>): Evidence => ({
  rule: "at-risk",
  text: "",
  value: 0.44,
  unit: "ratio",
  limit: 0.85,
  from: 0,
  to: 0,
  state: "clear",
  ...change,
});
const rules = (evidence: readonly Evidence[]) =>
  outlookOf({ evidence }).nearest.map(({ item: { rule } }) => rule);

describe("outlookOf", () => {
  it("puts the rule nearest to its limit first", () =>
    expect(
      rules([
        item({}),
        item({ rule: "processing-too-slow", value: 9_000, limit: 10_000, unit: "ms" }),
      ]),
    ).toEqual(["processing-too-slow", "at-risk"]));

  it.each([
    ["is blind", { state: "blind" }],
    ["has no number", { value: null }],
    ["has no limit", { limit: null }],
    ["has a limit of nothing", { limit: 0 }],
    ["holds when its number falls", { rule: "slow-reading", value: 1, limit: 1.05 }],
    ["is far from everything", { value: 0.19, limit: 1 }],
    ["is beyond its limit and clear for another reason", { value: 2, limit: 1 }],
  ] satisfies readonly [string, Partial<Evidence>][])(
    "leaves out a rule that %s",
    (_what, change) => expect(rules([item(change)])).toEqual([]),
  );

  it("keeps one that is exactly at the edge of being near", () =>
    expect(rules([item({ value: 0.2, limit: 1 })])).toEqual(["at-risk"]));

  it("says of what holds how far it is beyond", () =>
    expect(outlookOf({ evidence: [item({ state: "holds", value: 1.7 })] }).firing[0]?.share).toBe(
      2,
    ));

  it("does not take for the reason a number that is short of its limit", () =>
    expect(outlookOf({ evidence: [item({ state: "holds" })] }).firing).toEqual([]));

  it("is empty without evidence", () =>
    expect(outlookOf({ evidence: [] })).toEqual({ firing: [], nearest: [] }));
});

describe("the outlook in words", () => {
  const words = (change: Partial<Evidence>) => {
    const { firing, nearest } = outlookOf({ evidence: [item(change)] });
    return [...firing.map(firingWords), ...nearest.map(nearestWords)].join();
  };
  it.each([
    [
      "says how far what holds is beyond",
      { state: "holds", series: "schedulingDelay", value: 345_000, limit: 5_000, unit: "ms" },
      "Scheduling delay: 5 min 45 s, 69 × its limit of 5 s",
    ],
    [
      "claims no factor at the very limit",
      { state: "holds", series: "utilisation", value: 1.04, limit: 1 },
      "Utilisation of Spark: 104 %, at its limit of 100 %",
    ],
    [
      "names what is measured where the chart shows something else",
      {
        rule: "driver-stalled",
        series: "processingTime",
        value: 30_000,
        limit: 60_000,
        unit: "ms",
      },
      "driver stalled: the age of the newest batch at 30 s, its limit at 1 min",
    ],
    [
      "says how far what is clear has to go",
      { series: "utilisation" },
      "at risk: utilisation of Spark at 44 %, its limit at 85 %",
    ],
  ] satisfies readonly [string, Partial<Evidence>, string][])("%s", (_what, change, sentence) =>
    expect(words(change)).toBe(sentence),
  );
});
