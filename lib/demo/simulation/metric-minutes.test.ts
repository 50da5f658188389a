import { expect, it } from "vitest";
import { MetricMinutes, PUBLICATION_DELAY_SECONDS } from "./metric-minutes";

const SECOND = {
  putRecords: 1,
  putBytes: 10,
  attempted: 2,
  rejected: 1,
  getRecords: 3,
  getBytes: 30,
  calls: 4,
  refusedCalls: 1,
};

/** The minutes after all seconds up to and including `last`. */
function upTo(last: number) {
  const minutes = new MetricMinutes();
  for (let second = 600; second <= last; second += 1) {
    const ageMs = second % 60 === 7 ? second : undefined;
    minutes.add({ ...SECOND, second, ageMs, lagMs: [undefined, second] });
  }
  return minutes.published;
}

it.each([
  { name: "nothing before the delay", last: 600 + PUBLICATION_DELAY_SECONDS - 1, records: [] },
  { name: "one second of a minute", last: 600 + PUBLICATION_DELAY_SECONDS, records: [1] },
  { name: "a partial minute", last: 629 + PUBLICATION_DELAY_SECONDS, records: [30] },
  { name: "a whole minute", last: 659 + PUBLICATION_DELAY_SECONDS, records: [60] },
  { name: "the next one's beginning", last: 660 + PUBLICATION_DELAY_SECONDS, records: [60, 1] },
])("publishes $name", ({ last, records }) => {
  expect(upTo(last).map((minute) => minute.putRecords)).toEqual(records);
});

it("keeps sums, the worst age, and gaps as gaps", () => {
  const [minute] = upTo(659 + PUBLICATION_DELAY_SECONDS);
  expect(minute).toMatchObject({ at: 600, putBytes: 600, attempted: 120, calls: 240, ageMs: 607 });
  expect(minute?.lagMs).toEqual([undefined, 659]);
});

it("has no age when no call returned one", () => {
  expect(upTo(605 + PUBLICATION_DELAY_SECONDS)[0]?.ageMs).toBeUndefined();
});
