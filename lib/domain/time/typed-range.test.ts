import { describe, expect, it } from "vitest";
import { isTypedProblem, readTyped } from "./typed-range";

/** Monday, 15:10 in Berlin. */
const NOW = Date.UTC(2026, 10, 23, 14, 10);
const BERLIN = { now: NOW, zone: "Europe/Berlin" };

function understood(text: string, reader = BERLIN): readonly string[] {
  const typed = readTyped(text, reader);
  if (isTypedProblem(typed)) return [typed.problem];
  const { from, to } = typed.range;
  return [new Date(from).toISOString().slice(0, 16), new Date(to).toISOString().slice(0, 16)];
}

describe("readTyped", () => {
  it.each([
    ["a length ends now", "3h", "2026-11-23T11:10", "2026-11-23T14:10"],
    ["in words too", "last 90 minutes", "2026-11-23T12:40", "2026-11-23T14:10"],
    ["and in calendar days", "2 days", "2026-11-21T14:10", "2026-11-23T14:10"],
    [
      "an instant is the hour that begins then",
      "yesterday 14:00",
      "2026-11-22T13:00",
      "2026-11-22T14:00",
    ],
    ["one whose hour is not over ends now", "today 14:30", "2026-11-23T13:30", "2026-11-23T14:10"],
    ["a time alone is today's", "9:05", "2026-11-23T08:05", "2026-11-23T09:05"],
    [
      "or yesterday's when today's is still to come",
      "23:00",
      "2026-11-22T22:00",
      "2026-11-22T23:00",
    ],
    ["a day is the whole day", "yesterday", "2026-11-21T23:00", "2026-11-22T23:00"],
    ["a date too", "2026-11-20", "2026-11-19T23:00", "2026-11-20T23:00"],
    ["today ends now", "today", "2026-11-22T23:00", "2026-11-23T14:10"],
    [
      "a second time is on the first one's day",
      "2026-11-22 14:00 to 15:30",
      "2026-11-22T13:00",
      "2026-11-22T14:30",
    ],
    [
      "days include the whole of the last",
      "2026-11-20 to 2026-11-21",
      "2026-11-19T23:00",
      "2026-11-21T23:00",
    ],
    ["with a dash", "yesterday 14:00 – 16:00", "2026-11-22T13:00", "2026-11-22T15:00"],
    ["up to now", "yesterday 14:00 to now", "2026-11-22T13:00", "2026-11-23T14:10"],
    [
      "ISO with its own offset",
      "2026-11-22T14:00:00Z to 2026-11-22T15:00:00Z",
      "2026-11-22T14:00",
      "2026-11-22T15:00",
    ],
    [
      "epoch seconds are the hour from then on",
      "1795348800",
      "2026-11-22T12:00",
      "2026-11-22T13:00",
    ],
    [
      "epoch milliseconds, two of them",
      "1795348800000 to 1795352400000",
      "2026-11-22T12:00",
      "2026-11-22T13:00",
    ],
    ["over midnight", "23:40 to 00:10", "2026-11-22T22:40", "2026-11-22T23:10"],
    ["over midnight with a bare dash", "23:40-00:10", "2026-11-22T22:40", "2026-11-22T23:10"],
    ["a whole night", "yesterday 20:00 to 8:00", "2026-11-22T19:00", "2026-11-23T07:00"],
    ["a dash on a dated day", "2026-11-22 14:00-15:30", "2026-11-22T13:00", "2026-11-22T14:30"],
    ["but not a log's offset", "2026-11-22 14:00:00-05:00", "2026-11-22T19:00", "2026-11-22T20:00"],
    ["nor ISO's", "2026-11-22T14:00-05:00", "2026-11-22T19:00", "2026-11-22T20:00"],
    ["how long ago, up to now", "30m ago", "2026-11-23T13:40", "2026-11-23T14:10"],
    ["two of them", "2 hours ago to 90 min ago", "2026-11-23T12:10", "2026-11-23T12:40"],
    ["a weekday is the newest", "friday", "2026-11-19T23:00", "2026-11-20T23:00"],
    ["today's too", "Mon 9:00", "2026-11-23T08:00", "2026-11-23T09:00"],
    ["last means before today", "last monday", "2026-11-15T23:00", "2026-11-16T23:00"],
    ["its time too", "last friday 14:00 to 16:00", "2026-11-20T13:00", "2026-11-20T15:00"],
    [
      "an ISO interval",
      "2026-11-22T14:00Z/2026-11-22T15:00Z",
      "2026-11-22T14:00",
      "2026-11-22T15:00",
    ],
    ["with a short end", "2026-11-22T14:00/15:30", "2026-11-22T13:00", "2026-11-22T14:30"],
    ["of days", "2026-11-20/2026-11-21", "2026-11-19T23:00", "2026-11-21T23:00"],
    ["Grafana's beginning, up to now", "now-6h/h", "2026-11-23T08:00", "2026-11-23T14:10"],
    ["Grafana's words", "now-1d/d to now", "2026-11-21T23:00", "2026-11-23T14:10"],
    [
      "in the night that has 02:30 twice, the first counts",
      "2026-10-25 02:30 to 03:30",
      "2026-10-25T00:30",
      "2026-10-25T02:30",
    ],
    ["and its day has 25 hours", "2026-10-25", "2026-10-24T22:00", "2026-10-25T23:00"],
  ])("%s: %s", (_what, text, from, to) => expect(understood(text)).toEqual([from, to]));

  it.each([
    ["America/New_York", "2026-11-01", "2026-11-01T04:00", "2026-11-02T05:00"],
    ["America/New_York", "yesterday 14:00", "2026-11-22T19:00", "2026-11-22T20:00"],
    ["UTC", "yesterday 14:00", "2026-11-22T14:00", "2026-11-22T15:00"],
  ])("uses the clock of %s for %s", (zone, text, from, to) =>
    expect(understood(text, { now: NOW, zone })).toEqual([from, to]),
  );

  it.each([
    ["", "Type a range:"],
    ["soon", '"soon" is not a time. Try 3h'],
    ["yesterday 14:00 to soon", '"soon" is not a time.'],
    ["25:00", '"25:00" is not a time.'],
    ["2026-11-22 15:30 to 14:00", "The end must come after the beginning."],
    ["yesterday 20:00 to 7:59:59 to 9", "More than two times."],
    ["20:00 to 8:01", "The end must come after the beginning."],
    ["last today", '"last today" is not a time.'],
    ["11/22/2026", '"11/22/2026" is not a time.'],
    ["soon ago", '"soon ago" is not a time.'],
    ["2026-11-24", "That lies in the future."],
    ["1 to 2 to 3", "More than two times."],
    ["x".repeat(80), `"${"x".repeat(40)}…" is not a time.`],
  ])("answers %s with an example that works", (text, words) =>
    expect(understood(text)[0]).toContain(words),
  );

  it("keeps a length relative, so that the window stays live, and other ends absolute", () => {
    expect(readTyped("3h", BERLIN)).toMatchObject({
      from: "now-3h",
      to: "now",
      range: { live: true },
    });
    expect(readTyped("30m ago", BERLIN)).toMatchObject({ from: "now-30m", to: "now" });
    expect(readTyped("9:00 to now", BERLIN)).toMatchObject({
      from: "2026-11-23T08:00:00Z",
      to: "now",
    });
  });
});
