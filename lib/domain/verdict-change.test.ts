import { describe, expect, it } from "vitest";
import type { Verdict } from "./verdict";
import { changeTo, changeToSilence, isSameState } from "./verdict-change";

const MINUTE = Date.UTC(2026, 10, 23, 14, 2);

// Only the fields that a change is made of.
const verdict = (rest: Partial<Verdict> = {}): Verdict =>
  ({
    at: MINUTE + 7_000,
    bottleneck: "consumer",
    severity: "critical",
    cause: "processing-too-slow",
    since: MINUTE - 60_000,
    headline: "Spark is too slow.",
    ...rest,
  }) as Verdict;

const OK = { bottleneck: "none", severity: "ok", cause: "keeping-up" } as const;

describe("changeTo", () => {
  it("has the state before, the state now with its headline, and the whole verdict", () =>
    expect(changeTo(verdict(), "orders", { ...verdict(), ...OK })).toEqual({
      id: "orders/2026-11-23T14:02:00.000Z/processing-too-slow",
      pipeline: "orders",
      at: MINUTE + 7_000,
      from: OK,
      to: {
        bottleneck: "consumer",
        severity: "critical",
        cause: "processing-too-slow",
        since: MINUTE - 60_000,
        headline: "Spark is too slow.",
      },
      verdict: verdict(),
    }));

  const idOf = (rest: Partial<Verdict>, pipeline = "orders") =>
    changeTo(verdict(rest), pipeline, null).id;
  it.each([
    ["the same in the first moment of its minute", idOf({ at: MINUTE }), true],
    ["the same in the last moment of its minute", idOf({ at: MINUTE + 59_999 }), true],
    ["the same for any severity and headline", idOf({ severity: "warning", headline: "" }), true],
    ["another in the next minute", idOf({ at: MINUTE + 60_000 }), false],
    ["another for another cause", idOf({ cause: "down" }), false],
    ["another for another pipeline", idOf({}, "payments"), false],
  ])("has an identity that is %s", (_what, id, same) => expect(id === idOf({})).toBe(same));
});

describe("changeToSilence", () => {
  it("has no state from then on", () =>
    expect(changeToSilence(MINUTE, "orders", OK)).toEqual({
      id: "orders/2026-11-23T14:02:00.000Z/not-running",
      pipeline: "orders",
      at: MINUTE,
      from: OK,
      to: null,
      verdict: null,
    }));
});

describe("isSameState", () => {
  it.each([
    ["only numbers and words differ", verdict(), verdict({ headline: "", since: 0 }), true],
    ["another severity is a change", verdict(), verdict({ severity: "warning" }), false],
    ["another cause is a change", verdict(), verdict({ cause: "rate-cap" }), false],
    ["another bottleneck is a change", verdict(), verdict({ bottleneck: "both" }), false],
    ["no verdict differs from every verdict, even an unknown one", null, verdict(), false],
    ["no verdict equals no verdict", null, null, true],
  ])("%s", (_what, one, other, same) => expect(isSameState(one, other)).toBe(same));
});
