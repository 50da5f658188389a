import { describe } from "vitest";
import { backlogIsNotNothing, catchingUpTakesTime, oneBacklog, somethingIsLeft } from "./backlog";
import { testAgreement } from "./testing/agrees";
import { clearingOf, momentOf, SLOW } from "./testing/moment-of";

const left = (records: number | null) =>
  clearingOf({ backlog: { records, shrinks: null, goneAt: null, because: "" } });

describe("the backlog", () => {
  testAgreement(backlogIsNotNothing, {
    breaks: [
      ["a slow Spark has no backlog", momentOf({ verdict: SLOW, numbers: { backlogRecords: 0 } })],
    ],
    keeps: [
      ["one record", momentOf({ verdict: SLOW, numbers: { backlogRecords: 1 } })],
      ["not known", momentOf({ verdict: SLOW, numbers: { backlogRecords: null } })],
      ["nothing waits where all is well", momentOf({ numbers: { backlogRecords: 0 } })],
      [
        "failing outputs leave nothing unread",
        momentOf({
          verdict: { ...SLOW, cause: "failing-batches" },
          numbers: { backlogRecords: 0 },
        }),
      ],
    ],
  });
  testAgreement(catchingUpTakesTime, {
    breaks: [["in no time", momentOf({ verdict: SLOW, numbers: { catchUpMs: 999 } })]],
    keeps: [
      ["in a second", momentOf({ verdict: SLOW, numbers: { catchUpMs: 1_000 } })],
      ["not known", momentOf({ verdict: SLOW })],
    ],
  });
  testAgreement(somethingIsLeft, {
    breaks: [["nothing is left", momentOf({ verdict: { ...SLOW, clearing: left(0) } })]],
    keeps: [
      ["something is", momentOf({ verdict: { ...SLOW, clearing: left(5) } })],
      ["not known", momentOf({ verdict: { ...SLOW, clearing: left(null) } })],
    ],
  });
  testAgreement(oneBacklog, {
    breaks: [["two numbers", momentOf({ verdict: { clearing: left(6_000) } })]],
    keeps: [
      ["one", momentOf({ verdict: { clearing: left(5_020) } })],
      ["one is missing", momentOf({ verdict: { clearing: left(null) } })],
    ],
  });
});
