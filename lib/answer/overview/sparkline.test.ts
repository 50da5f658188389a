import { expect, it } from "vitest";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { sparkline } from "./sparkline";

const MIN = 60_000;
const SETTLED = 100 * MIN;

const minute = (
  minutesAgo: number,
  values: MetricPeriod["values"],
  periodMs = MIN,
): MetricPeriod => ({
  at: SETTLED - minutesAgo * MIN,
  periodMs,
  readAt: SETTLED,
  values,
});

const last = (...minutes: MetricPeriod[]) => {
  const { put, get } = sparkline(minutes, SETTLED);
  return [put.at(-1), get.at(-1)];
};

it.each([
  ["what was put and got", [minute(1, { putBytes: 1234, getBytes: 5 })], [1230, 5]],
  ["a quiet minute as no puts", [minute(1, {})], [0, null]],
  ["a minute with reads but no puts as a gap", [minute(1, { getBytes: 5 })], [null, 5]],
  ["a minute that nobody asked for as a gap", [], [null, null]],
  ["what was polled and pushed", [minute(1, { getBytes: 5, fanOutBytes: 7 })], [null, 12]],
  ["only what was pushed", [minute(1, { putBytes: 9, fanOutBytes: 7 })], [9, 7]],
  ["puts that nobody read, with the gap as it is", [minute(1, { putBytes: 9 })], [9, null]],
  ["nothing that is not settled", [minute(0, { putBytes: 1 })], [null, null]],
  ["no coarser periods", [minute(1, { putBytes: 1 }, 5 * MIN)], [null, null]],
])("shows %s", (_name, minutes, wanted) => expect(last(...minutes)).toEqual(wanted));

it("covers the last settled hour exactly", () => {
  const { from, put } = sparkline(
    [minute(60, { putBytes: 7 }), minute(61, { putBytes: 9 })],
    SETTLED,
  );
  expect(from).toBe(SETTLED - 60 * MIN);
  expect(put).toHaveLength(60);
  expect(put[0]).toBe(7);
});
