import { describe, expect, it } from "vitest";
import { clearingLines } from "./clearing-lines";

const NUMBERS = {
  utilisationRatio: null,
  sustainableRecordsPerSecond: null,
  backlogRecords: null,
  refusedRecordsPerSecond: 1_600,
  endToEndDelayMs: null,
  waitingInStreamMs: null,
  waitingInSparkMs: null,
  processingMs: null,
  catchUpMs: null,
  timeToDataLossMs: null,
};
const T = Date.UTC(2026, 10, 23, 14);
const stamp = (at: number) => new Date(at).toISOString().slice(11, 16);

describe("clearingLines", () => {
  it("says what had to be seen, and when the backlog would be gone", () =>
    expect(
      clearingLines(
        {
          at: T,
          numbers: NUMBERS,
          clearing: {
            suffices: "all",
            conditions: [
              {
                text: "a | b",
                met: true,
                value: 4_000,
                unit: "ms",
                limit: 5_000,
                perMinute: null,
                metAt: null,
              },
            ],
            evaluations: { clear: 1, needed: 3 },
            backlog: { records: 120, shrinks: true, goneAt: T + 600_000, because: "it shrinks" },
          },
        },
        stamp,
      ),
    ).toEqual([
      "It clears once all of these are seen, and seen to last:",
      "",
      "- a \\| b: seen: then 4 s",
      "- clears after 3 clean minutes (1 so far)",
      "",
      "The backlog of 120 records is gone in about 10 min, at about 14:10, at the present rates: it shrinks. 1 600 records/s are refused: they are in producers’ buffers, or lost, and no part of the backlog.",
    ]));
  it("is nothing where nothing has to end", () =>
    expect(clearingLines({ at: T, numbers: NUMBERS }, stamp)).toEqual([]));
});
