import { describe } from "vitest";
import {
  asksForLessThanArrives,
  asksForMoreThanThereIs,
  calmAsksForNothing,
  criticalHasAdvice,
  slotsDoNotShortenATask,
} from "./advice";
import { testAgreement } from "./testing/agrees";
import { momentOf, SLOW } from "./testing/moment-of";

const advised = (...texts: readonly string[]) => ({
  ...SLOW,
  advice: texts.map((text) => ({ text, because: "Batches take 13 s of a 10 s interval." })),
});

describe("advice", () => {
  testAgreement(asksForLessThanArrives, {
    breaks: [
      [
        "more is let in than arrives",
        momentOf({
          verdict: advised("Give it more slots, or at most 1\u202f000 records/s to arrive."),
        }),
      ],
    ],
    keeps: [
      [
        "less",
        momentOf({ verdict: advised("Give it more slots, or at most 999 records/s to arrive.") }),
      ],
      [
        "what arrives is not known",
        momentOf({ verdict: advised("At most 5 records/s."), known: { arriving: undefined } }),
      ],
    ],
  });
  testAgreement(asksForMoreThanThereIs, {
    breaks: [
      ["fewer slots", momentOf({ verdict: advised("Use about 8 task slots instead of 8.") })],
      [
        "of a number that is not",
        momentOf({ verdict: advised("Use about 12 task slots instead of 9.") }),
      ],
      ["fewer shards", momentOf({ verdict: advised("Use 3 shards instead of 4.") })],
    ],
    keeps: [
      [
        "more",
        momentOf({
          verdict: advised("Use about 12 task slots instead of 8.", "Use 6 shards instead of 4."),
        }),
      ],
    ],
  });
  const long = { longestTasksMs: 10_001 };
  testAgreement(slotsDoNotShortenATask, {
    breaks: [
      [
        "one task fills the interval",
        momentOf({ verdict: advised("Use 12 task slots instead of 8."), known: long }),
      ],
    ],
    keeps: [
      [
        "it fits",
        momentOf({
          verdict: advised("Use 12 task slots instead of 8."),
          known: { longestTasksMs: 10_000 },
        }),
      ],
      [
        "the work is divided",
        momentOf({ verdict: advised("Split the work into more tasks."), known: long }),
      ],
    ],
  });
  testAgreement(criticalHasAdvice, {
    breaks: [
      ["none", momentOf({ verdict: SLOW })],
      [
        "a fact alone",
        momentOf({ verdict: advised("Unread records begin to expire in 23 h 56 min.") }),
      ],
    ],
    keeps: [
      ["something to do", momentOf({ verdict: advised("Restart the application.") })],
      ["nothing is wrong", momentOf()],
    ],
  });
  testAgreement(calmAsksForNothing, {
    breaks: [
      [
        "green asks",
        momentOf({ verdict: { ...advised("Restart the application."), severity: "ok" } }),
      ],
    ],
    keeps: [["green does not", momentOf()]],
  });
});
