import { describe, expect, it } from "vitest";
import { formatClock, formatMoment, formatSeconds, formatUtc, isZone, zoneOffsetMs } from "./time";

const AT = Date.UTC(2026, 10, 23, 23, 30, 5);

describe("times in a zone", () => {
  it.each([
    ["UTC", "23:30"],
    ["Europe/Berlin", "00:30"],
    ["Asia/Kolkata", "05:00"],
  ])("in %s the clock shows %s", (zone, text) => expect(formatClock(AT, zone)).toBe(text));

  it("writes midnight as 00:00, not as 24:00", () =>
    expect(formatSeconds(Date.UTC(2026, 0, 1), "UTC")).toBe("00:00:00"));

  it("names the day only when it is not today in the reader's zone", () => {
    expect(formatMoment(AT, "UTC", AT + 1_000)).toBe("23:30");
    expect(formatMoment(AT, "UTC", AT + 3_600_000)).toBe("23 Nov 23:30");
    expect(formatMoment(AT, "Europe/Berlin", AT + 3_600_000)).toBe("00:30");
  });

  it("writes UTC in an unambiguous form", () =>
    expect(formatUtc(AT)).toBe("2026-11-23 23:30:05 UTC"));

  it.each([
    [AT, "UTC", 0],
    [AT, "Europe/Berlin", 3_600_000],
    [Date.UTC(2026, 6, 1), "Europe/Berlin", 7_200_000],
    [AT, "Asia/Kolkata", 19_800_000],
    [AT, "America/New_York", -18_000_000],
  ])("at %d %s is ahead by %d ms", (at, zone, offset) =>
    expect(zoneOffsetMs(at, zone)).toBe(offset),
  );

  it("distinguishes a zone from a typing error", () => {
    expect(isZone("Europe/Berlin")).toBe(true);
    expect(isZone("Europe/Berln")).toBe(false);
    expect(isZone("")).toBe(false);
  });
});
