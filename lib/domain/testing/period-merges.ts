import { type MetricPeriod, MINUTE_MS } from "../metric-period";

/** A whole minute, epoch ms, with which every period of the table begins. */
const AT = Date.UTC(2026, 2, 1, 12);

function told(
  values: MetricPeriod["values"],
  readAfterMs = 5 * MINUTE_MS,
  periodMs = MINUTE_MS,
): MetricPeriod {
  return { at: AT, periodMs, readAt: AT + readAfterMs, values };
}

const FIVE = 5 * MINUTE_MS;

/** What becomes of one period's answers, in the order in which they come: for memory and every store. */
export const PERIOD_MERGES: readonly {
  readonly name: string;
  readonly answers: readonly [MetricPeriod, ...MetricPeriod[]];
  readonly is: MetricPeriod;
}[] = [
  {
    name: "a minute told twice is kept once",
    answers: [told({ putBytes: 1.5 }), told({ putBytes: 1.5 })],
    is: told({ putBytes: 1.5 }),
  },
  {
    name: "a minute without any datapoint stays the proof that it was asked",
    answers: [told({}), told({})],
    is: told({}),
  },
  {
    name: "a zero is a value",
    answers: [told({ writeThrottled: 3 }, 1), told({ writeThrottled: 0 }, 2)],
    is: told({ writeThrottled: 0 }, 2),
  },
  {
    name: "the answer that was read later counts",
    answers: [told({ putBytes: 1 }, 1), told({ putBytes: 2 }, 2)],
    is: told({ putBytes: 2 }, 2),
  },
  {
    name: "so does the later one of two that were read at one instant",
    answers: [told({ putBytes: 1 }), told({ putBytes: 2 })],
    is: told({ putBytes: 2 }),
  },
  {
    name: "an answer that was read earlier changes nothing that is known, whenever it comes",
    answers: [told({ putBytes: 2 }, 2), told({ putBytes: 1 }, 1)],
    is: told({ putBytes: 2 }, 2),
  },
  {
    name: "an answer that was read earlier fills what the later one was not asked for",
    answers: [told({ putBytes: 2 }, 2), told({ putBytes: 1, applicationLag: 7 }, 1)],
    is: told({ putBytes: 2, applicationLag: 7 }, 2),
  },
  {
    name: "a metric that the later answer was not asked for stays",
    answers: [told({ putBytes: 1, applicationLag: 7 }, 1), told({ putBytes: 2 }, 2)],
    is: told({ putBytes: 2, applicationLag: 7 }, 2),
  },
  {
    name: "a minute replaces the five minutes that begin with it, whole, although it was read earlier",
    answers: [told({ putBytes: 5, getBytes: 5 }, 2, FIVE), told({ putBytes: 1 }, 1)],
    is: told({ putBytes: 1 }, 1),
  },
  {
    name: "five minutes do not replace the minute that they begin with, although they were read later",
    answers: [told({ putBytes: 1 }, 1), told({ putBytes: 5, getBytes: 5 }, 2, FIVE)],
    is: told({ putBytes: 1 }, 1),
  },
];
