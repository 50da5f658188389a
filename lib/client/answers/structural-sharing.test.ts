import { describe, expect, it } from "vitest";
import { shareStructure } from "./structural-sharing";

const answer = (now: number, backlog: number | null) => ({
  now,
  verdict: { at: now, evidence: [{ rule: "idle" }], numbers: { backlog } },
  series: { putBytes: { values: [1] }, getBytes: { values: [backlog] } },
});

describe("shareStructure", () => {
  const before = answer(1, 5);

  it("equals the new answer", () =>
    expect(shareStructure(before, answer(2, null))).toEqual(answer(2, null)));

  it("keeps unchanged objects, down to the members of members", () => {
    const kept = shareStructure(before, answer(2, 6));
    expect(kept.verdict.evidence).toBe(before.verdict.evidence);
    expect(kept.series.putBytes).toBe(before.series.putBytes);
  });

  it("keeps no changed object", () => {
    const after = answer(2, 6);
    const kept = shareStructure(before, after);
    expect(kept.series.getBytes.values).toBe(after.series.getBytes.values);
    expect(kept.verdict.numbers).not.toBe(before.verdict.numbers);
  });

  it.each([
    ["there was none before", undefined, { a: { b: 1 } }],
    ["a member has gone", { a: 1, b: 2 }, { a: 1 }],
    ["a member has become null", { a: { b: 1 } }, { a: null }],
    ["a list has grown", { a: [1] }, { a: [1, 2] }],
  ])("is the new answer where %s", (_when, old, fresh: object) =>
    expect(shareStructure<object>(old, fresh)).toEqual(fresh),
  );
});
