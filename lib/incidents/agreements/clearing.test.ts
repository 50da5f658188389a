import { describe } from "vitest";
import { conditionIsTheEvidence, notSeenWhileItHolds, seenEndsIt } from "./clearing";
import { testAgreement } from "./testing/agrees";
import { clearingOf, condition, lasting, momentOf, row, SLOW } from "./testing/moment-of";

const met = condition({ met: true });
const anyMet = {
  ...SLOW,
  clearing: clearingOf({ suffices: "any", conditions: [condition(), met] }),
};
const oneOpen = { ...SLOW, clearing: clearingOf({ conditions: [condition(), met] }) };
const allMet = { ...SLOW, clearing: clearingOf({ conditions: [met, met] }) };
const calm = { bottleneck: "none", cause: "keeping-up" } as const;

describe("the conditions for clearing", () => {
  testAgreement(notSeenWhileItHolds, {
    breaks: [
      ["any of them is seen", momentOf({ verdict: anyMet })],
      ["all of them are", momentOf({ verdict: allMet })],
    ],
    keeps: [
      ["one of all is open", momentOf({ verdict: oneOpen })],
      ["it is held over", momentOf({ verdict: allMet, raw: calm })],
      [
        "there is none",
        momentOf({ verdict: { ...SLOW, clearing: clearingOf({ conditions: [] }) } }),
      ],
    ],
  });
  testAgreement(seenEndsIt, {
    breaks: [["three minutes of it", lasting(4, { verdict: anyMet, raw: calm })]],
    keeps: [
      ["two", lasting(3, { verdict: anyMet, raw: calm })],
      ["one is open", lasting(4, { verdict: oneOpen })],
    ],
  });
  const beside = (value: number | null) => ({
    ...SLOW,
    evidence: [row(SLOW.cause, { value: 40_000, unit: "ms", series: "schedulingDelay" })],
    clearing: clearingOf({ conditions: [condition({ value, series: "schedulingDelay" })] }),
  });
  testAgreement(conditionIsTheEvidence, {
    breaks: [["two numbers of one series", momentOf({ verdict: beside(42_000) })]],
    keeps: [
      ["one, rounded", momentOf({ verdict: beside(40_900) })],
      ["not known", momentOf({ verdict: beside(null) })],
    ],
  });
});
