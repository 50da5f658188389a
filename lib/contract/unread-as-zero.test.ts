import { describe, expect, it } from "vitest";
import { unreadAsZero } from "./unread-as-zero";

const MINUTE = 60_000;
const column = (values: readonly (number | null)[], stepMs = MINUTE) => ({ t0: 0, stepMs, values });
const got = (
  put: readonly (number | null)[],
  get: readonly (number | null)[],
  { settled = put.length, stepMs = MINUTE } = {},
) => unreadAsZero(column(put, stepMs), column(get, stepMs), settled * stepMs).values;

describe("get, beside put", () => {
  it.each([
    ["is zero when nobody read for three minutes", [9, 9, 9], [null, null, null], [0, 0, 0]],
    ["stays a gap for two minutes", [9, 9, 9, 9], [9, null, null, 9], [9, null, null, 9]],
    ["is zero at the end of the hour too", [9, 9, 9, 9], [9, null, null, null], [9, 0, 0, 0]],
    ["stays a gap where nothing was put", [0, 0, 0], [null, null, null], [null, null, null]],
    [
      "counts only minutes with puts",
      [9, 0, 9, 0, 9],
      [null, null, null, null, null],
      [0, 0, 0, 0, 0],
    ],
    [
      "two minutes with puts are not enough",
      [9, 0, 9, 0],
      [null, null, null, null],
      [null, null, null, null],
    ],
    [
      "stays a gap beside a gap of put: CloudWatch may have published neither",
      [9, 9, null, 9, 9],
      [null, null, null, null, null],
      [null, null, null, null, null],
    ],
    ["is zero where CloudWatch says zero", [9, 9], [0, 0], [0, 0]],
    ["is empty for empty columns", [], [], []],
  ])("%s", (_what, put, get, wanted) => expect(got(put, get)).toEqual(wanted));

  it("stays a gap in minutes that are not settled", () =>
    expect(got([9, 9, 9], [null, null, null], { settled: 2 })).toEqual([null, null, null]));

  it("is zero in a bucket of three minutes, but not in one of two", () => {
    expect(got([9], [null], { stepMs: 3 * MINUTE })).toEqual([0]);
    expect(got([9], [null], { stepMs: 2 * MINUTE })).toEqual([null]);
  });

  it("has the buckets of put", () => {
    const get = { t0: -MINUTE, stepMs: MINUTE, values: [5, null, null, null] };
    expect(unreadAsZero(column([9, 9, 9]), get, 3 * MINUTE)).toEqual(column([0, 0, 0]));
  });

  it("is unknown where get was never asked for", () =>
    expect(unreadAsZero(column([9, 9, 9]), column([], 1), 3 * MINUTE)).toEqual(
      column([null, null, null]),
    ));
});
