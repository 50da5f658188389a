import { describe } from "vitest";
import {
  closeIsNotBeyond,
  delayHoldsTheOpenBatch,
  oneDelay,
  oneUtilisation,
  partsFitTheDelay,
  silenceIsSilence,
  tooSlowTakesTooLong,
} from "./headline";
import { testAgreement } from "./testing/agrees";
import { MINUTE_MS, momentOf, RECOVERING, SLOW } from "./testing/moment-of";

const slow = (took: string) => ({
  ...SLOW,
  headline: `Spark is too slow: batches take ${took} of a 10 s interval and 4 wait.`,
});
const close = (ratio: string) =>
  ({
    severity: "warning",
    cause: "at-risk",
    headline: `Close to the limit: Spark is busy for ${ratio} of its time.`,
  }) as const;

describe("the headline", () => {
  testAgreement(tooSlowTakesTooLong, {
    breaks: [
      ["they fit", momentOf({ verdict: slow("9.9 s") })],
      ["two jobs at once", momentOf({ verdict: slow("15 s"), known: { concurrentJobs: 2 } })],
    ],
    keeps: [
      ["they do not", momentOf({ verdict: slow("10 s") })],
      [
        "it says no number",
        momentOf({ verdict: { ...SLOW, headline: "Spark is too slow: batches queue up." } }),
      ],
    ],
  });
  testAgreement(oneUtilisation, {
    breaks: [
      ["of the interval", momentOf({ verdict: slow("13 s"), numbers: { utilisationRatio: 1 } })],
      ["of its time", momentOf({ verdict: close("95 %"), numbers: { utilisationRatio: 0.8 } })],
    ],
    keeps: [
      ["as rounded", momentOf({ verdict: slow("13 s"), numbers: { utilisationRatio: 1.25 } })],
      ["not known", momentOf({ verdict: slow("13 s"), numbers: { utilisationRatio: null } })],
    ],
  });
  testAgreement(closeIsNotBeyond, {
    breaks: [["beyond", momentOf({ verdict: close("114 %") })]],
    keeps: [["at it", momentOf({ verdict: close("100 %") })]],
  });
  const open = (ms: number, numbers = {}) => ({
    verdict: SLOW,
    known: { openMs: ms },
    numbers: { endToEndDelayMs: 60_000, waitingInSparkMs: 50_000, ...numbers },
  });
  testAgreement(delayHoldsTheOpenBatch, {
    breaks: [["it has run for longer", momentOf(open(7 * MINUTE_MS))]],
    keeps: [
      [
        "the delay holds it",
        momentOf(open(7 * MINUTE_MS, { endToEndDelayMs: 420_000, waitingInSparkMs: 400_000 })),
      ],
      [
        "the delay is not known",
        momentOf(open(7 * MINUTE_MS, { endToEndDelayMs: null, waitingInSparkMs: null })),
      ],
      ["no batch is open", momentOf(open(0))],
      ["a queue is worked off", momentOf({ ...open(7 * MINUTE_MS), verdict: RECOVERING })],
      ["and it is not said yet", momentOf({ ...open(7 * MINUTE_MS), raw: RECOVERING })],
    ],
  });
  testAgreement(partsFitTheDelay, {
    breaks: [["longer than it", momentOf({ numbers: { endToEndDelayMs: 5_998 } })]],
    keeps: [
      ["as long", momentOf({ numbers: { endToEndDelayMs: 6_000 } })],
      ["not known", momentOf({ numbers: { endToEndDelayMs: null } })],
    ],
  });
  const done = {
    ...RECOVERING,
    headline: "Spark is catching up: a record put now will be done in 8 min 36 s.",
  };
  const late = { ...SLOW, headline: "The receivers read 6 min late and stay behind." };
  testAgreement(oneDelay, {
    breaks: [
      ["of nothing that is shown", momentOf({ verdict: done })],
      ["not known", momentOf({ verdict: done, numbers: { endToEndDelayMs: null } })],
      ["the lag is another", momentOf({ verdict: late })],
    ],
    keeps: [
      ["as shown", momentOf({ verdict: done, numbers: { endToEndDelayMs: 516_000 } })],
      ["of an earlier minute", momentOf({ verdict: done, raw: SLOW })],
      ["of the stream", momentOf({ verdict: late, numbers: { waitingInStreamMs: 360_000 } })],
    ],
  });
  const silent = {
    headline:
      "Spark cannot be judged: its driver has not answered for 50 s, but the stream is read.",
  };
  testAgreement(silenceIsSilence, {
    breaks: [["it answers", momentOf({ verdict: silent })]],
    keeps: [
      ["it fails", momentOf({ verdict: silent, known: { sources: { spark: "failing" } } })],
      ["it was never asked", momentOf({ verdict: silent, known: { sources: {} } })],
    ],
  });
});
