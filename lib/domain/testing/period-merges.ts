import { type MetricPeriod, MINUTE_MS } from "../metric-period";

/** The start of every period of the table: a whole minute, epoch ms. */
const AT = Date.UTC(2026, 2, 1, 12);

function period(
  values: MetricPeriod["values"],
  readAfterMs = 5 * MINUTE_MS,
  periodMs = MINUTE_MS,
): MetricPeriod {
  return { at: AT, periodMs, readAt: AT + readAfterMs, values };
}

const FIVE = 5 * MINUTE_MS;

/** Merges of one period's answers, in the order of their arrival, for memory and every store. */
export const PERIOD_MERGES: readonly {
  readonly name: string;
  readonly answers: readonly [MetricPeriod, ...MetricPeriod[]];
  readonly is: MetricPeriod;
}[] = [
  {
    name: "the same minute twice is kept once",
    answers: [period({ putBytes: 1.5 }), period({ putBytes: 1.5 })],
    is: period({ putBytes: 1.5 }),
  },
  {
    name: "a minute without datapoints stays as the proof that it was asked",
    answers: [period({}), period({})],
    is: period({}),
  },
  {
    name: "a zero is a value",
    answers: [period({ writeThrottled: 3 }, 1), period({ writeThrottled: 0 }, 2)],
    is: period({ writeThrottled: 0 }, 2),
  },
  {
    name: "the answer that was read later counts",
    answers: [period({ putBytes: 1 }, 1), period({ putBytes: 2 }, 2)],
    is: period({ putBytes: 2 }, 2),
  },
  {
    name: "of two answers read at the same instant, the later to arrive counts",
    answers: [period({ putBytes: 1 }), period({ putBytes: 2 })],
    is: period({ putBytes: 2 }),
  },
  {
    name: "an answer that was read earlier changes no known value, whenever it arrives",
    answers: [period({ putBytes: 2 }, 2), period({ putBytes: 1 }, 1)],
    is: period({ putBytes: 2 }, 2),
  },
  {
    name: "an answer that was read earlier fills metrics that the later one was not asked for",
    answers: [period({ putBytes: 2 }, 2), period({ putBytes: 1, applicationLag: 7 }, 1)],
    is: period({ putBytes: 2, applicationLag: 7 }, 2),
  },
  {
    name: "a metric that the later answer was not asked for stays",
    answers: [period({ putBytes: 1, applicationLag: 7 }, 1), period({ putBytes: 2 }, 2)],
    is: period({ putBytes: 2, applicationLag: 7 }, 2),
  },
  {
    name: "a minute replaces the five minutes that begin with it, whole, although it was read earlier",
    answers: [period({ putBytes: 5, getBytes: 5 }, 2, FIVE), period({ putBytes: 1 }, 1)],
    is: period({ putBytes: 1 }, 1),
  },
  {
    name: "five minutes do not replace the minute that they begin with, although they were read later",
    answers: [period({ putBytes: 1 }, 1), period({ putBytes: 5, getBytes: 5 }, 2, FIVE)],
    is: period({ putBytes: 1 }, 1),
  },
];
