import { expect, it } from "vitest";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { AnsweredTwice } from "./answered-twice";

const MIN = 60_000;
const AT = Date.UTC(2026, 2, 1, 12);

type Answer = readonly [readAfterMs: number, values: MetricPeriod["values"], periodMs?: number];

/** Whether the minute counts as answered twice alike after these answers, read so long after its end. */
function isTwice(...answers: readonly Answer[]): boolean {
  const twice = new AnsweredTwice();
  for (const [readAfterMs, values, periodMs = MIN] of answers) {
    twice.note([{ at: AT, periodMs, readAt: AT + MIN + readAfterMs, values }]);
  }
  return twice.has(AT);
}

const part = { putBytes: 30, getBytes: 10 };
const full = { putBytes: 60, getBytes: 60 };

it.each<readonly [string, readonly Answer[], boolean]>([
  ["is not counted without an answer", [], false],
  ["is not counted by its first answer", [[8_000, full]], false],
  [
    "is counted by a second one alike",
    [
      [8_000, full],
      [68_000, full],
    ],
    true,
  ],
  [
    "is not counted while it still grows",
    [
      [8_000, part],
      [68_000, full],
    ],
    false,
  ],
  [
    "is counted when it has stopped growing",
    [
      [8_000, part],
      [68_000, full],
      [128_000, full],
    ],
    true,
  ],
  [
    "is no longer counted when it changes again",
    [
      [8_000, part],
      [68_000, part],
      [128_000, full],
    ],
    false,
  ],
  [
    "stays counted while it stays alike",
    [
      [8_000, full],
      [68_000, full],
      [128_000, full],
    ],
    true,
  ],
  [
    "is not counted when one metric of two still grows",
    [
      [8_000, { ...full, getBytes: 9 }],
      [68_000, full],
    ],
    false,
  ],
  [
    "is not counted when a metric has come since",
    [
      [8_000, { putBytes: 60 }],
      [68_000, full],
    ],
    false,
  ],
  [
    "is not counted when a metric has gone since",
    [
      [8_000, full],
      [68_000, { putBytes: 60 }],
    ],
    false,
  ],
  [
    "is counted when twice there was no datapoint, which stays a gap",
    [
      [8_000, {}],
      [68_000, {}],
    ],
    true,
  ],
  [
    "takes a zero for another answer than no datapoint",
    [
      [8_000, {}],
      [68_000, { putBytes: 0 }],
    ],
    false,
  ],
  [
    "does not wait for a lag that is not requested every time",
    [
      [8_000, full],
      [68_000, { ...full, applicationLag: 7 }],
    ],
    true,
  ],
  [
    "waits for a lag that differs",
    [
      [8_000, { ...full, applicationLag: 6 }],
      [68_000, { ...full, applicationLag: 7 }],
    ],
    false,
  ],
  [
    "is not counted by two looks at one time",
    [
      [8_000, full],
      [27_999, full],
    ],
    false,
  ],
  [
    "is counted by two looks 20 s apart",
    [
      [8_000, full],
      [28_000, full],
    ],
    true,
  ],
  [
    "is not counted by an answer before its end",
    [
      [-1, full],
      [68_000, full],
    ],
    false,
  ],
  [
    "is counted by answers from its end on",
    [
      [0, full],
      [60_000, full],
    ],
    true,
  ],
  [
    "does not heed an answer that comes late",
    [
      [68_000, full],
      [8_000, part],
      [128_000, full],
    ],
    true,
  ],
  [
    "is a minute, not a coarser period",
    [
      [900_000, full, 5 * MIN],
      [960_000, full, 5 * MIN],
    ],
    false,
  ],
])("a young minute %s", (_name, answers, wanted) => {
  expect(isTwice(...answers)).toBe(wanted);
});

it("forgets minutes that have long been settled", () => {
  const twice = new AnsweredTwice();
  const answer = (at: number, readAt: number) => ({ at, periodMs: MIN, readAt, values: full });
  for (const late of [2, 3]) twice.note([answer(AT, AT + late * MIN)]);
  twice.note([answer(AT + 60 * MIN, AT + 62 * MIN)]);
  expect(twice.has(AT)).toBe(true);
  twice.note([answer(AT + 61 * MIN, AT + 63 * MIN)]);
  expect(twice.has(AT)).toBe(false);
});
