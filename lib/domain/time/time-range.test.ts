import { describe, expect, it, vi } from "vitest";
import { isRangeProblem, readRange } from "./time-range";
import { instantOf, wallTime } from "./zoned-time";

/** A Wednesday. */
const NOW = Date.parse("2026-11-18T13:37:21.500Z");

function range(from: string, to: string, tz = "utc"): string {
  const read = readRange({ from, to, tz }, NOW);
  if (isRangeProblem(read)) return `${read.parameter}!`;
  const iso = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");
  return `${iso(read.from)} ${iso(read.to)}${read.live ? " live" : ""}`;
}

const LIVE_END = "2026-11-18T13:37:21.500Z live";

describe("readRange", () => {
  it.each([
    ["hours before now", "now-6h", "now", `2026-11-18T07:37:21.500Z ${LIVE_END}`],
    ["several steps", "now-1h+15m", "now", `2026-11-18T12:52:21.500Z ${LIVE_END}`],
    ["m is minutes", "now-1m", "now", `2026-11-18T13:36:21.500Z ${LIVE_END}`],
    ["M is months", "now-1M", "now", `2026-10-18T13:37:21.500Z ${LIVE_END}`],
    ["today so far, the end cut to now", "now/d", "now/d", `2026-11-18T00:00:00Z ${LIVE_END}`],
    [
      "yesterday, the end rounded up",
      "now-1d/d",
      "now-1d/d",
      "2026-11-17T00:00:00Z 2026-11-18T00:00:00Z",
    ],
    ["weeks begin on Monday", "now/w", "now", `2026-11-16T00:00:00Z ${LIVE_END}`],
    ["quarters", "now/Q", "now", `2026-10-01T00:00:00Z ${LIVE_END}`],
    ["epoch seconds", "1795000000", "1795003600", "2026-11-18T11:06:40Z 2026-11-18T12:06:40Z"],
    [
      "epoch milliseconds",
      "1795000000000",
      "1795003600000",
      "2026-11-18T11:06:40Z 2026-11-18T12:06:40Z",
    ],
    [
      "ISO with an offset",
      "2026-11-18T12:00:00+01:00",
      "2026-11-18T12:00:00Z",
      "2026-11-18T11:00:00Z 2026-11-18T12:00:00Z",
    ],
    ["a day by its date", "2026-11-17", "2026-11-18", "2026-11-17T00:00:00Z 2026-11-18T00:00:00Z"],
    [
      "an end in the future is cut, and is not live",
      "2026-11-18",
      "2027-01-01",
      "2026-11-18T00:00:00Z 2026-11-18T13:37:21.500Z",
    ],
    [
      "a relative end in the past is not live",
      "now-2h",
      "now-1h",
      "2026-11-18T11:37:21.500Z 2026-11-18T12:37:21.500Z",
    ],
    ["an end exactly now is live", "now-1s", "now", `2026-11-18T13:37:20.500Z ${LIVE_END}`],
  ])("reads %s", (_name, from, to, wanted) => expect(range(from, to)).toBe(wanted));

  it.each([
    ["words", "yesterday", "now", "from!"],
    ["a unit that does not exist", "now-1x", "now", "from!"],
    ["a bad end", "now-1h", "later", "to!"],
    ["an empty end", "now-1h", "", "to!"],
    ["a span of nothing", "now-1h", "now-1h", "from!"],
    ["a reversed range", "now", "now-1h", "from!"],
    ["a beginning in the future", "now+1h", "now+2h", "from!"],
    ["a day that does not exist", "2026-13-01", "now", "from!"],
  ])("refuses %s", (_name, from, to, wanted) => expect(range(from, to)).toBe(wanted));

  const steps = (count: number) => `now${"-1M".repeat(count)}`;
  it.each([
    ["the most steps", steps(10), 200],
    ["one step more", steps(11), 400],
    ["the most characters", `now${"-0".repeat(40)}`, 400],
    ["a hundred characters", `now${"-000001M".repeat(10)}${"-00000000000001s"}`, 400],
    ["a URL full of steps", steps(5_100), 400],
    ["a URL full of digits", "9".repeat(16_000), 400],
    ["a year beyond all dates", "now-270000y", 400],
    ["months beyond all dates", "now-999999M-999999M", 400],
    ["a detour out of range and back", "now-999999y+999999y", 400],
    ["seconds without end", "now-999999d", 400],
    ["the first instant in range", "1000-01-01", 200],
    ["the last instant before the range", "0999-12-31T23:59:59Z", 400],
    ["a number that is not an instant", "9999999999999999", 400],
    ["the epoch", "0", 200],
  ])("bounds %s, as from and as to", (_what, text, status) => {
    for (const tz of ["utc", "America/St_Johns"]) {
      const from = readRange({ from: text, to: "now", tz }, NOW);
      expect(isRangeProblem(from) ? 400 : 200).toBe(status);
      const to = readRange({ from: "1000-01-01", to: text, tz }, NOW);
      if (status === 400) expect(to).toMatchObject({ parameter: "to" });
    }
  });

  it.each(["now+999999y", "now+8000y", "9999999999999999"])(
    "refuses %s as an end: it is a typing error, not a future",
    (to) => expect(range("now-1h", to)).toBe("to!"),
  );

  it("costs the same however long the text is", () => {
    let asked = 0;
    const spy = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts");
    readRange({ from: steps(5_100), to: steps(5_100), tz: "America/St_Johns" }, NOW);
    asked = spy.mock.calls.length;
    spy.mockRestore();
    expect(asked).toBeLessThan(100);
  });

  it("keeps few formatters, in however many cases a zone is written", () => {
    const made = vi.spyOn(Intl, "DateTimeFormat");
    const cased = (n: number) =>
      [..."america/st_johns"].map((c, i) => ((n >> i) & 1 ? c.toUpperCase() : c)).join("");
    for (let n = 0; n < 60; n++) range("now-1h", "now", cased(n));
    const first = made.mock.calls.length;
    range("now-1h", "now", cased(0));
    expect(made.mock.calls.length).toBe(first + 1);
    range("now-1h", "now", cased(59));
    expect(made.mock.calls.length).toBe(first + 1);
    made.mockRestore();
    expect(range("now-1h", "now", "x".repeat(10_000))).toBe("tz!");
  });

  it("names the parameter and gives an example that works", () => {
    const problem = readRange({ from: "x", to: "now", tz: "utc" }, NOW);
    expect(problem).toMatchObject({ parameter: "from", example: "from=now-6h" });
    expect(readRange({ from: "now-1h", to: "now", tz: "Mars/Base" }, NOW)).toMatchObject({
      parameter: "tz",
    });
  });

  it("starts days in the reader's zone", () => {
    expect(range("now/d", "now", "America/New_York")).toBe(`2026-11-18T05:00:00Z ${LIVE_END}`);
    expect(range("2026-11-17T09:00", "now", "Asia/Kolkata")).toBe(
      `2026-11-17T03:30:00Z ${LIVE_END}`,
    );
  });

  it("goes back a day on the calendar, not 24 hours, across a change of clocks", () => {
    // Berlin left summer time on 25 October 2026 at 01:00 UTC.
    const now = Date.parse("2026-10-25T12:00:00Z");
    const read = readRange({ from: "now-1d", to: "now", tz: "Europe/Berlin" }, now);
    expect(read).toMatchObject({ from: Date.parse("2026-10-24T11:00:00Z") });
  });
});

describe("instantOf", () => {
  const at = (hour: number, minute: number, day: number, month: number) => ({
    year: 2026,
    month,
    day,
    hour,
    minute,
    second: 0,
  });

  it("takes the first occurrence of an hour that occurs twice", () => {
    expect(instantOf(at(2, 30, 25, 10), "Europe/Berlin")).toBe(Date.parse("2026-10-25T00:30:00Z"));
  });

  it("takes the hour after the jump for a skipped hour", () => {
    const instant = instantOf(at(2, 30, 29, 3), "Europe/Berlin");
    expect(wallTime(instant, "Europe/Berlin")).toMatchObject({ hour: 3, minute: 30 });
  });
});
