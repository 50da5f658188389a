import { describe } from "vitest";
import {
  conditionsEndWithTheBacklog,
  forecastsLieAhead,
  noForecastWhileItGrows,
  noForecastWhileNothingEnds,
  noForecastWhileSilent,
  oneForecast,
} from "./forecast";
import { testAgreement } from "./testing/agrees";
import {
  AT,
  clearingOf,
  condition,
  MINUTE_MS,
  momentOf,
  RECOVERING,
  SLOW,
} from "./testing/moment-of";

const gone = (minutes: number) =>
  clearingOf({
    backlog: { records: 9, shrinks: true, goneAt: AT + minutes * MINUTE_MS, because: "" },
  });
const level = {
  ...RECOVERING,
  headline: "Spark is catching up: it is 5 min behind and level in about 4 min.",
};
const hangs = { sinceDoneMs: 30_001, openMs: 30_001 };

const steps = {
  verdict: {
    ...RECOVERING,
    headline: "Spark is catching up: it is 5 min behind.",
    recovery: {
      by: "restart",
      from: AT,
      backlogAtStart: null,
      leftRecords: null,
      levelAt: AT + 8 * MINUTE_MS,
    },
  },
  numbers: { catchUpMs: 4 * MINUTE_MS },
} as const;

describe("forecasts", () => {
  testAgreement(noForecastWhileNothingEnds, {
    breaks: [
      ["a tile", momentOf({ verdict: SLOW, numbers: { catchUpMs: 60_000 }, known: hangs })],
      ["the backlog", momentOf({ verdict: { ...SLOW, clearing: gone(3) }, known: hangs })],
      ["the headline", momentOf({ verdict: level, known: hangs })],
    ],
    keeps: [
      ["none", momentOf({ verdict: SLOW, known: hangs })],
      ["batches end", momentOf({ verdict: level, known: { ...hangs, sinceDoneMs: 30_000 } })],
      ["no batch is open", momentOf({ verdict: level, known: { ...hangs, openMs: 0 } })],
    ],
  });
  testAgreement(noForecastWhileSilent, {
    breaks: [["the driver is silent", momentOf({ verdict: level, known: { silentMs: 30_001 } })]],
    keeps: [["it answered recently", momentOf({ verdict: level, known: { silentMs: 30_000 } })]],
  });
  const late = { waitingInStreamMs: 90_000, catchUpMs: 9_000 };
  testAgreement(noForecastWhileItGrows, {
    breaks: [
      ["the lag rises", momentOf({ numbers: late, known: { lagRises: true } })],
      [
        "the queue rises",
        momentOf({ numbers: { catchUpMs: 9_000 }, known: { queueRises: true, openMs: 60_001 } }),
      ],
    ],
    keeps: [
      ["it is constant", momentOf({ numbers: late })],
      [
        "more batches queue, and less is left",
        momentOf({
          numbers: { ...late, backlogRecords: 4_999 },
          known: { queueRises: true, openMs: 60_001 },
          before: momentOf(),
        }),
      ],
      [
        "it is small",
        momentOf({ numbers: { catchUpMs: 9_000 }, known: { lagRises: true, queueRises: true } }),
      ],
    ],
  });
  testAgreement(oneForecast, {
    breaks: [
      ["headline and tile", momentOf({ verdict: level, numbers: { catchUpMs: 480_000 } })],
      ["the tile and the steps of the recovery", momentOf(steps)],
      [
        "tile and backlog",
        momentOf({ verdict: { ...SLOW, clearing: gone(9) }, numbers: { catchUpMs: 120_000 } }),
      ],
    ],
    keeps: [
      [
        "as rounded",
        momentOf({ verdict: { ...level, clearing: gone(4) }, numbers: { catchUpMs: 250_000 } }),
      ],
      ["one alone", momentOf({ verdict: level })],
    ],
  });
  const met = (minutes: number) => condition({ metAt: AT + minutes * MINUTE_MS });
  testAgreement(conditionsEndWithTheBacklog, {
    breaks: [
      [
        "long after",
        momentOf({ verdict: { ...level, clearing: { ...gone(8), conditions: [met(20)] } } }),
      ],
    ],
    keeps: [
      [
        "about then",
        momentOf({
          verdict: { ...level, clearing: { ...gone(8), conditions: [met(5), met(10)] } },
        }),
      ],
      [
        "three long batches before",
        momentOf({
          known: { beatMs: 4 * MINUTE_MS },
          verdict: { ...level, clearing: { ...gone(15), conditions: [met(3)] } },
        }),
      ],
      ["the time is unknown", momentOf({ verdict: { ...level, clearing: gone(8) } })],
    ],
  });
  testAgreement(forecastsLieAhead, {
    breaks: [
      [
        "met before now",
        momentOf({ verdict: { clearing: clearingOf({ conditions: [met(-1)] }) } }),
      ],
      ["gone before now", momentOf({ verdict: { clearing: gone(-1) } })],
      ["lost before now", momentOf({ numbers: { timeToDataLossMs: -1 } })],
    ],
    keeps: [
      ["now", momentOf({ verdict: { clearing: gone(0) }, numbers: { timeToDataLossMs: 0 } })],
      ["none", momentOf()],
    ],
  });
});
