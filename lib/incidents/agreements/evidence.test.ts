import { describe } from "vitest";
import {
  alsoHolds,
  blindIsNotClear,
  failingCallsAreNotRefused,
  numberIsBeyondItsLimit,
  oneRowForARule,
  oneWaitIsSaidOnce,
  saidHolds,
} from "./evidence";
import { testAgreement } from "./testing/agrees";
import { momentOf, row, SLOW } from "./testing/moment-of";

const fails = { ...SLOW, headline: "GetRecords is called, and every call fails." };
const calm = { bottleneck: "none", cause: "keeping-up" } as const;

describe("the evidence", () => {
  testAgreement(failingCallsAreNotRefused, {
    breaks: [
      [
        "0 % of the reads are refused",
        momentOf({
          verdict: {
            ...fails,
            evidence: [row("read-limit", { text: "0 % of the reads are refused." })],
          },
        }),
      ],
    ],
    keeps: [
      [
        "100 % are",
        momentOf({
          verdict: {
            ...fails,
            evidence: [row("read-limit", { text: "100 % of the reads are refused." })],
          },
        }),
      ],
      [
        "calls succeed",
        momentOf({
          verdict: { evidence: [row("read-limit", { text: "0 % of the reads are refused." })] },
        }),
      ],
    ],
  });
  testAgreement(alsoHolds, {
    breaks: [
      [
        "it is clear",
        momentOf({
          verdict: {
            ...SLOW,
            also: ["write-limit"],
            evidence: [row("write-limit", { state: "clear" })],
          },
        }),
      ],
      ["it has no row", momentOf({ verdict: { ...SLOW, also: ["losing-data"] } })],
    ],
    keeps: [
      [
        "it holds",
        momentOf({ verdict: { ...SLOW, also: ["write-limit"], evidence: [row("write-limit")] } }),
      ],
    ],
  });
  testAgreement(oneWaitIsSaidOnce, {
    breaks: [
      [
        "the wait behind a batch that hangs",
        momentOf({ verdict: { ...SLOW, cause: "stuck-batch", also: ["processing-too-slow"] } }),
      ],
    ],
    keeps: [
      ["the shards refuse besides", momentOf({ verdict: { ...SLOW, also: ["write-limit"] } })],
    ],
  });
  const blind = [{ rule: "rate-cap", missing: "the settings are not known" }] as const;
  testAgreement(blindIsNotClear, {
    breaks: [
      [
        "it was looked at",
        momentOf({ verdict: { blind, evidence: [row("rate-cap", { state: "clear" })] } }),
      ],
    ],
    keeps: [
      [
        "it is blind",
        momentOf({ verdict: { blind, evidence: [row("rate-cap", { state: "blind" })] } }),
      ],
    ],
  });
  testAgreement(saidHolds, {
    breaks: [
      [
        "it is clear",
        momentOf({ verdict: { ...SLOW, evidence: [row(SLOW.cause, { state: "clear" })] } }),
      ],
      ["it has no row", momentOf({ verdict: SLOW })],
    ],
    keeps: [
      ["it holds", momentOf({ verdict: { ...SLOW, evidence: [row(SLOW.cause)] } })],
      ["it is held over", momentOf({ verdict: SLOW, raw: calm })],
      ["green is not a rule", momentOf()],
    ],
  });
  testAgreement(oneRowForARule, {
    breaks: [["two", momentOf({ verdict: { evidence: [row("idle"), row("idle")] } })]],
    keeps: [["one each", momentOf({ verdict: { evidence: [row("idle"), row("leases")] } })]],
  });
  const waits = (value: number) => ({
    ...SLOW,
    evidence: [row(SLOW.cause, { value, unit: "ms", limit: 10_000 })],
  });
  testAgreement(numberIsBeyondItsLimit, {
    breaks: [["short of it", momentOf({ verdict: waits(9_999) })]],
    keeps: [
      ["at it", momentOf({ verdict: waits(10_000) })],
      ["no number", momentOf({ verdict: { ...SLOW, evidence: [row(SLOW.cause)] } })],
    ],
  });
});
