import { describe, expect, it } from "vitest";
import { consumerCritical, ONSET } from "../../fixtures/window-answer";
import { legendWords } from "../labels/legend-words";
import { GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { drawUp } from "../series/drawing";
import { eventsAt, spokenAt, timeWords } from "./spoken";

const [bytes, ...others] = [...GAP_CHARTS, ...OTHER_CHARTS].map((spec) =>
  drawUp(spec, consumerCritical),
);
const queue = others.find(({ spec }) => spec.id === "queue");
const LATE = ONSET + 12 * 60_000;

describe("crosshair text", () => {
  it("shows the value of the bucket under it", () =>
    expect(queue && legendWords(queue, { what: "queuedBatches", at: LATE + 9_999 })).toBe("30"));
  it("shows the gap of that minute, with its share", () =>
    expect(bytes && legendWords(bytes, { what: "gap", at: LATE })).toMatch(
      /^614 KiB\/s \(2\d % of put\)$/,
    ));
  it("shows no data outside the window, never zero", () =>
    expect(bytes && legendWords(bytes, { what: "putBytes", at: 0 })).toBe("no data"));
  it("is one sentence for a screen reader", () =>
    expect(queue && spokenAt([queue], LATE, { time: "14:14", events: [] })).toBe(
      "14:14. Queued batches: queued batches 30.",
    ));
  it("says between the time and the values what happened then", () =>
    expect(
      queue &&
        spokenAt([queue], LATE, {
          time: "14:14",
          events: [
            { at: LATE, shape: "reshard", text: "The stream went from 4 to 8 open shards." },
          ],
        }),
    ).toBe("14:14. The stream went from 4 to 8 open shards. Queued batches: queued batches 30."));
});

it("an event belongs to the bucket that holds its instant", () => {
  const events = [0, 99, 100, 199, 200].map((at) => ({ at, shape: "failed", text: "" }) as const);
  expect(eventsAt(events, 100, 100).map(({ at }) => at)).toEqual([100, 199]);
});

describe("legend text without a crosshair", () => {
  const MINUTE = 60_000;
  const wordsOf = (
    put: readonly (number | null)[],
    get: readonly (number | null)[],
    settled = put.length,
  ) => {
    const { from } = consumerCritical.window;
    const window = { ...consumerCritical.window, settledTo: from + settled * MINUTE };
    const views = { putBytes: put, getBytes: get };
    const series = Object.entries(views).map(([name, values]) => [
      name,
      {
        unit: "bytes/s",
        t0: from,
        stepMs: MINUTE,
        values,
      },
    ]);
    const [spec] = GAP_CHARTS;
    if (!spec) throw new Error("no chart");
    const answer = {
      ...consumerCritical,
      window,
      series: { ...consumerCritical.series, ...Object.fromEntries(series) },
    };
    const drawing = drawUp(spec, answer);
    return ["putBytes", "getBytes", "gap"].map((what) => legendWords(drawing, { what, at: null }));
  };
  it.each([
    [
      "shows put and get of the newest minute",
      [1, 100],
      [1, 60],
      ["100 B/s", "60 B/s", "40 B/s (40 % of put)"],
    ],
    [
      "does not show the get of the minute before",
      [1, 100],
      [60, null],
      ["100 B/s", "no data", "no data"],
    ],
    [
      "does not show the put of the minute before",
      [100, null],
      [1, 60],
      ["no data", "60 B/s", "no data"],
    ],
    ["shows no data for no data", [null], [null], ["no data", "no data", "no data"]],
    [
      "leaves a gap of two minutes a gap",
      [1, 100, 100],
      [60, null, null],
      ["100 B/s", "no data", "no data"],
    ],
    [
      "shows all puts as unread when nobody has read for three minutes",
      [1, 100, 100, 100],
      [60, null, null, null],
      ["100 B/s", "none", "100 B/s (100 % of put)"],
    ],
    [
      "shows all puts as unread when nobody ever read",
      [100, 100, 100],
      [null, null, null],
      ["100 B/s", "none", "100 B/s (100 % of put)"],
    ],
  ])("%s", (_what, put, get, words) => expect(wordsOf(put, get)).toEqual(words));

  it("shows a minute until three newer ones have been settled", () => {
    expect(wordsOf([100], [60], 3)).toEqual(["100 B/s", "60 B/s", "40 B/s (40 % of put)"]);
    expect(wordsOf([100], [60], 4)).toEqual(["no data", "no data", "no data"]);
  });
});

describe("timeWords", () => {
  it.each([
    ["a whole minute has no seconds", 0, "00:00"],
    ["a batch between two minutes has seconds", 10_000, "00:00:10"],
  ])("%s", (_what, at, words) => expect(timeWords(at, "UTC", 0)).toBe(words));
});
