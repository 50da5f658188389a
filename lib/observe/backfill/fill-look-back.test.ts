import { describe, expect, it } from "vitest";
import { fillableSpan, lookBackOf } from "./fill-look-back";

const NOW = Date.UTC(2026, 10, 23, 14, 2, 30);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("lookBackOf", () => {
  it.each([
    [
      "is what the history keeps, from a whole minute on",
      0,
      Date.UTC(2026, 9, 24, 14, 3),
      "history-days",
    ],
    ["goes no further than the stream", NOW - DAY, NOW - DAY + 30_000, "stream-created"],
    [
      "is what the history keeps of an older stream",
      NOW - 31 * DAY,
      Date.UTC(2026, 9, 24, 14, 3),
      "history-days",
    ],
    [
      "is what the history keeps while the stream is not known",
      undefined,
      Date.UTC(2026, 9, 24, 14, 3),
      "history-days",
    ],
  ])("%s", (_what, createdAt, from, limit) =>
    expect(lookBackOf(createdAt, 30, NOW)).toEqual({ from, limit, days: 30 }),
  );
});

describe("fillableSpan", () => {
  const reach = lookBackOf(undefined, 30, NOW);
  const edge = Date.UTC(2026, 10, 23, 11, 2);
  it.each([
    [
      "is a past window as it was requested",
      NOW - 6 * HOUR,
      NOW - 5 * HOUR,
      [NOW - 6 * HOUR, NOW - 5 * HOUR],
    ],
    ["leaves the last three hours to the minute poll", NOW - 6 * HOUR, NOW, [NOW - 6 * HOUR, edge]],
    ["is nothing within the last three hours", edge, NOW, undefined],
    ["is the one minute before the last three hours", edge - MINUTE, NOW, [edge - MINUTE, edge]],
    ["begins where the history does", 0, NOW, [reach.from, edge]],
    ["is nothing for a window before that", 0, reach.from, undefined],
  ])("%s", (_what, from, to, expected) =>
    expect(fillableSpan({ from, to }, reach, NOW)).toEqual(
      expected && { from: expected[0], to: expected[1] },
    ),
  );
});
