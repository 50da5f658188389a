import { describe } from "vitest";
import {
  lagIsDrawn,
  newerLagCounts,
  nothingReadIsDrawn,
  oneQueue,
  oneRunningTime,
  putIsDrawn,
} from "./drawn";
import { testAgreement } from "./testing/agrees";
import { AT, clearingOf, condition, MINUTE_MS, momentOf, SLOW } from "./testing/moment-of";

const hangs = (headline: string) => ({ ...SLOW, cause: "stuck-batch", headline }) as const;
const unread = {
  ...SLOW,
  headline: "Nothing of the stream was read for 5 min while 1\u202f000 records/s are put.",
};

describe("the numbers in charts", () => {
  testAgreement(lagIsDrawn, {
    breaks: [["older than the charts'", momentOf({ numbers: { waitingInStreamMs: 516_000 } })]],
    keeps: [
      ["as drawn", momentOf()],
      ["grown since", momentOf({ numbers: { waitingInStreamMs: 3 * MINUTE_MS + 1_000 } })],
      [
        "grown by the clock while nothing is read",
        momentOf({
          numbers: { waitingInStreamMs: 516_000 },
          known: { unreadSince: AT - 516_000 },
        }),
      ],
      [
        "nothing is drawn",
        momentOf({ numbers: { waitingInStreamMs: 516_000 }, known: { drawnLagMs: undefined } }),
      ],
    ],
  });
  const lags = (minutesOlder: number, shown: number) => ({
    numbers: { waitingInStreamMs: shown },
    known: {
      ownLag: { at: AT - (3 + minutesOlder) * MINUTE_MS, ms: 516_000 },
      streamAge: { at: AT - 3 * MINUTE_MS, ms: 0 },
    },
  });
  testAgreement(newerLagCounts, {
    breaks: [["the old one is shown", momentOf(lags(3, 516_000))]],
    keeps: [
      ["the newer one is", momentOf(lags(3, 0))],
      ["they are of one time", momentOf(lags(2, 516_000))],
    ],
  });
  const stuck = hangs(
    "One batch does not end: it has run for 5 min 9 s, and 30 batches wait behind it.",
  );
  testAgreement(oneQueue, {
    breaks: [["another number", momentOf({ verdict: stuck, known: { waiting: 31 } })]],
    keeps: [
      ["the same", momentOf({ verdict: stuck, known: { waiting: 30 } })],
      ["none is given", momentOf({ known: { waiting: 30 } })],
    ],
  });
  testAgreement(oneRunningTime, {
    breaks: [["another time", momentOf({ verdict: { ...stuck, clearing: running("5 min 5 s") } })]],
    keeps: [
      ["the same", momentOf({ verdict: { ...stuck, clearing: running("5 min 9 s") } })],
      ["no condition tells it", momentOf({ verdict: { ...stuck, clearing: clearingOf() } })],
    ],
  });
  testAgreement(putIsDrawn, {
    breaks: [["another rate", momentOf({ verdict: unread, known: { put: [940, 900] } })]],
    keeps: [
      ["one of them", momentOf({ verdict: unread, known: { put: [960, 900] } })],
      ["no minute is known", momentOf({ verdict: unread, known: { put: [] } })],
    ],
  });
  testAgreement(nothingReadIsDrawn, {
    breaks: [["records were got", momentOf({ verdict: unread, known: { got: [9, 0, 9] } })]],
    keeps: [
      ["before that", momentOf({ verdict: unread, known: { got: [9, 0, 0] } })],
      ["something is read", momentOf()],
    ],
  });
});

function running(time: string) {
  const text = `the batch that has run for ${time} ends`;
  return clearingOf({ conditions: [condition({ text })] });
}
