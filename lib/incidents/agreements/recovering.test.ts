import { describe } from "vitest";
import {
  recoveringAccusesNobody,
  recoveringIsNotTooSlow,
  recoveringShrinks,
  recoveryRunsForward,
} from "./recovering";
import { testAgreement } from "./testing/agrees";
import { AT, lasting, MINUTE_MS, momentOf, RECOVERING, row } from "./testing/moment-of";

const stands = { verdict: RECOVERING, numbers: { sustainableRecordsPerSecond: 1_000 } };

describe("a recovery", () => {
  testAgreement(recoveringShrinks, {
    breaks: [
      ["nothing becomes less", lasting(4, stands)],
      [
        "its capacity is unknown",
        lasting(4, { ...stands, numbers: { sustainableRecordsPerSecond: null } }),
      ],
    ],
    keeps: [
      [
        "one large batch runs",
        lasting(4, {
          ...stands,
          verdict: {
            ...RECOVERING,
            evidence: [row("recovering", { text: "It waits, and one large batch is in time." })],
          },
        }),
      ],
      [
        "it can do more than arrives",
        lasting(4, { ...stands, numbers: { sustainableRecordsPerSecond: 1_001 } }),
      ],
      [
        "its lag falls",
        momentOf({
          ...stands,
          before: lasting(3, {
            ...stands,
            numbers: { ...stands.numbers, waitingInStreamMs: 1_001 },
          }),
        }),
      ],
      ["it has just begun", lasting(3, stands)],
    ],
  });
  testAgreement(recoveringAccusesNobody, {
    breaks: [
      ["critical", momentOf({ verdict: { ...RECOVERING, severity: "critical" } })],
      ["a side is blamed", momentOf({ verdict: { ...RECOVERING, bottleneck: "consumer" } })],
    ],
    keeps: [["a warning without a side", momentOf({ verdict: RECOVERING })]],
  });
  const beside = (state: "holds" | "clear") => ({
    ...RECOVERING,
    evidence: [
      row("at-risk", { state, text: "Close to the limit: Spark is busy for 95 % of its time." }),
    ],
  });
  testAgreement(recoveringIsNotTooSlow, {
    breaks: [["it is at risk too", momentOf({ verdict: beside("holds") })]],
    keeps: [
      ["that is clear", momentOf({ verdict: beside("clear") })],
      [
        "the shards refuse",
        momentOf({ verdict: { ...RECOVERING, evidence: [row("write-limit")] } }),
      ],
    ],
  });
  const progress = (minutes: number, leftRecords: number | null) => ({
    ...RECOVERING,
    recovery: {
      by: "restart",
      from: AT - minutes * MINUTE_MS,
      backlogAtStart: 1_000,
      leftRecords,
      levelAt: null,
    } as const,
  });
  testAgreement(recoveryRunsForward, {
    breaks: [
      ["it begins ahead", momentOf({ verdict: progress(-1, 9) })],
      ["more is left than was behind", momentOf({ verdict: progress(4, 1_101) })],
    ],
    keeps: [
      ["less is", momentOf({ verdict: progress(4, 1_100) })],
      ["it has just begun", momentOf({ verdict: progress(3, 2_000) })],
      ["what is left is not known", momentOf({ verdict: progress(9, null) })],
      ["there is none", momentOf()],
    ],
  });
});
