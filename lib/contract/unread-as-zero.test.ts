import { describe, expect, it } from "vitest";
import { unreadAsZero } from "./unread-as-zero";

const MINUTE = 60_000;
const column = (values: readonly (number | null)[], stepMs = MINUTE) => ({ t0: 0, stepMs, values });
const got = (
  put: readonly (number | null)[],
  get: readonly (number | null)[],
  { settled = put.length, stepMs = MINUTE } = {},
) => unreadAsZero(column(put, stepMs), column(get, stepMs), settled * stepMs).values;

describe("what was got, beside what was put", () => {
  it.each([
    ["is nothing where nobody read for three minutes", [9, 9, 9], [null, null, null], [0, 0, 0]],
    ["stays a hole for two", [9, 9, 9, 9], [9, null, null, 9], [9, null, null, 9]],
    ["is nothing at the end of the hour too", [9, 9, 9, 9], [9, null, null, null], [9, 0, 0, 0]],
    ["stays a hole where nothing was put", [0, 0, 0], [null, null, null], [null, null, null]],
    [
      "counts the minutes in which something was put",
      [9, 0, 9, 0, 9],
      [null, null, null, null, null],
      [0, 0, 0, 0, 0],
    ],
    [
      "of which two are not enough",
      [9, 0, 9, 0],
      [null, null, null, null],
      [null, null, null, null],
    ],
    [
      "stays a hole beside one of put: CloudWatch may have told neither",
      [9, 9, null, 9, 9],
      [null, null, null, null, null],
      [null, null, null, null, null],
    ],
    ["is nothing where a zero was told, and no hole", [9, 9], [0, 0], [0, 0]],
    ["is nothing known of nothing", [], [], []],
  ])("%s", (_what, put, get, wanted) => expect(got(put, get)).toEqual(wanted));

  it("stays a hole in minutes that are not settled", () =>
    expect(got([9, 9, 9], [null, null, null], { settled: 2 })).toEqual([null, null, null]));

  it("is nothing in one bucket of three minutes, and not in one of two", () => {
    expect(got([9], [null], { stepMs: 3 * MINUTE })).toEqual([0]);
    expect(got([9], [null], { stepMs: 2 * MINUTE })).toEqual([null]);
  });

  it("is in the buckets of put", () => {
    const get = { t0: -MINUTE, stepMs: MINUTE, values: [5, null, null, null] };
    expect(unreadAsZero(column([9, 9, 9]), get, 3 * MINUTE)).toEqual(column([0, 0, 0]));
  });

  it("is not known where get was never asked for", () =>
    expect(unreadAsZero(column([9, 9, 9]), column([], 1), 3 * MINUTE)).toEqual(
      column([null, null, null]),
    ));
});
