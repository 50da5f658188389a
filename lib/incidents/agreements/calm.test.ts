import { describe } from "vitest";
import {
  calmHasNoTrouble,
  calmHasSmallBacklog,
  calmIsNotLate,
  calmSpeaksOfWhatIsPut,
} from "./calm";
import { testAgreement } from "./testing/agrees";
import { lasting, momentOf, row, SLOW } from "./testing/moment-of";

const LATE =
  "Keeping up: batches take 5 s of a 10 s interval, and records are done about 8 min 45 s after they are put.";
const found = { bottleneck: "consumer", cause: "processing-too-slow" } as const;

describe("a calm verdict", () => {
  testAgreement(calmIsNotLate, {
    breaks: [
      ["the headline is late", momentOf({ verdict: { headline: LATE } })],
      ["it waits in the stream", momentOf({ numbers: { waitingInStreamMs: 60_001 } })],
      ["it waits in Spark", momentOf({ numbers: { waitingInSparkMs: 20_001 } })],
      [
        "green is held for two minutes",
        lasting(2, { numbers: { waitingInSparkMs: 60_000 }, raw: found }),
      ],
    ],
    keeps: [
      [
        "at its limits",
        momentOf({ numbers: { waitingInStreamMs: 60_000, waitingInSparkMs: 20_000 } }),
      ],
      [
        "nothing is known",
        momentOf({ numbers: { waitingInStreamMs: null, endToEndDelayMs: null } }),
      ],
      ["a trouble is late", momentOf({ verdict: SLOW, numbers: { waitingInSparkMs: 400_000 } })],
      [
        "the first look that disagrees",
        momentOf({ numbers: { waitingInSparkMs: 60_000 }, raw: found, before: momentOf() }),
      ],
    ],
  });
  testAgreement(calmHasNoTrouble, {
    breaks: [["a rule holds", momentOf({ verdict: { evidence: [row("at-risk")] } })]],
    keeps: [
      ["few receivers are no trouble", momentOf({ verdict: { evidence: [row("receivers")] } })],
      [
        "the rule is clear",
        momentOf({ verdict: { evidence: [row("at-risk", { state: "clear" })] } }),
      ],
      ["a trouble has its rule", momentOf({ verdict: { ...SLOW, evidence: [row(SLOW.cause)] } })],
    ],
  });
  testAgreement(calmHasSmallBacklog, {
    breaks: [
      ["more than arrives while it may be late", momentOf({ numbers: { backlogRecords: 90_001 } })],
    ],
    keeps: [
      ["as much", momentOf({ numbers: { backlogRecords: 90_000 } })],
      [
        "more arrives than is published yet",
        momentOf({ numbers: { backlogRecords: 90_001 }, known: { taking: 1_001 } }),
      ],
      [
        "a first look that disagrees",
        momentOf({ numbers: { backlogRecords: 90_001 }, raw: SLOW, before: momentOf() }),
      ],
      ["it is not known", momentOf({ numbers: { backlogRecords: null } })],
    ],
  });
  const done = {
    headline: "Keeping up: nothing waits, and records are done about 5 s after they are put.",
  };
  testAgreement(calmSpeaksOfWhatIsPut, {
    breaks: [
      [
        "nothing was put for four minutes",
        momentOf({ verdict: done, known: { put: [9, 0, 0, 0, 0], taking: 0 } }),
      ],
    ],
    keeps: [
      ["three are a pause", momentOf({ verdict: done, known: { put: [9, 9, 0, 0, 0] } })],
      ["batches hold records again", momentOf({ verdict: done, known: { put: [9, 0, 0, 0, 0] } })],
      ["no minute is known", momentOf({ verdict: done, known: { put: [] } })],
      ["it says that nothing is put", momentOf({ known: { put: [0, 0, 0, 0, 0] } })],
    ],
  });
});
