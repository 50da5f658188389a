import { describe, expect, it } from "vitest";
import { axisSpan, tickStep, timeTickLabel, timeTicks } from "./time-ticks";

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 23, 12, 0, 7);

const clock = (ticks: readonly number[]) =>
  ticks.map((at) => new Date(at).toISOString().slice(11, 16));

describe("timeTicks", () => {
  it("fall on round minutes, not on the window's odd seconds", () =>
    expect(clock(timeTicks({ from: NOON, to: NOON + HOUR }, "UTC", 6))).toEqual([
      "12:10",
      "12:20",
      "12:30",
      "12:40",
      "12:50",
      "13:00",
    ]));
  it("include both ends when they are round", () =>
    expect(timeTicks({ from: 0, to: HOUR }, "UTC", 4)).toEqual([
      0,
      900_000,
      1_800_000,
      2_700_000,
      HOUR,
    ]));
  it("are round in the reader's zone, half hours included", () =>
    expect(clock(timeTicks({ from: 0, to: 6 * HOUR }, "Asia/Kolkata", 6))).toEqual([
      "00:30",
      "01:30",
      "02:30",
      "03:30",
      "04:30",
      "05:30",
    ]));
  it("stay at midnight across the end of summer time", () => {
    const from = Date.UTC(2026, 9, 23, 22);
    const days = timeTicks({ from, to: from + 4 * 24 * HOUR + HOUR }, "Europe/Berlin", 6);
    expect(clock(days)).toEqual(["22:00", "22:00", "23:00", "23:00", "23:00"]);
  });
  it.each([
    [
      "an hour that comes twice in Berlin is ticked twice",
      "Europe/Berlin",
      Date.UTC(2026, 9, 24, 23),
      ["01:00", "02:00", "02:00", "03:00", "04:00"],
    ],
    [
      "and in New York",
      "America/New_York",
      Date.UTC(2026, 10, 1, 4),
      ["1 Nov 00:00", "01:00", "01:00", "02:00", "03:00"],
    ],
    [
      "an hour that Berlin skips is not",
      "Europe/Berlin",
      Date.UTC(2026, 2, 29, 0),
      ["01:00", "03:00", "04:00", "05:00", "06:00"],
    ],
  ])("%s", (_what, zone, from, labels) => {
    const hours = timeTicks({ from, to: from + 4 * HOUR }, zone, 4);
    expect(hours.map((at) => (at - from) / HOUR)).toEqual([0, 1, 2, 3, 4]);
    expect(hours.map((at) => timeTickLabel(at, zone, { step: HOUR, to: Infinity }))).toEqual(
      labels,
    );
  });
});

describe("tickStep", () => {
  it.each([
    [60_000, 6, 10_000],
    [HOUR, 6, 600_000],
    [6 * HOUR, 6, HOUR],
    [7 * 24 * HOUR, 8, 24 * HOUR],
  ])("a window of %d ms in %d steps", (span, most, step) =>
    expect(tickStep({ from: 0, to: span }, most)).toBe(step),
  );
});

describe("timeTickLabel", () => {
  const MIDNIGHT = Date.UTC(2026, 10, 23);
  it.each([
    [NOON, 1_000, "12:00:07"],
    [NOON, 60_000, "12:00"],
    [MIDNIGHT, HOUR, "23 Nov 00:00"],
    [MIDNIGHT, 10_000, "23 Nov 00:00:00"],
    [MIDNIGHT + 1_000, 1_000, "00:00:01"],
    [NOON, 24 * HOUR, "23 Nov"],
  ])("%d in steps of %d", (at, step, text) =>
    expect(timeTickLabel(at, "UTC", { step, to: Infinity })).toBe(text),
  );
  it("leaves the day out where it would leave the chart at its end", () => {
    const before = (ms: number) =>
      timeTickLabel(MIDNIGHT, "UTC", { step: HOUR, to: MIDNIGHT + ms });
    expect([before(HOUR / 4), before(HOUR / 4 - 1)]).toEqual(["23 Nov 00:00", "00:00"]);
  });
});

describe("axisSpan", () => {
  it("of a live window moves once a minute", () => {
    const live = (second: number) => ({
      from: second * 1000,
      to: HOUR + second * 1000,
      live: true,
    });
    expect(axisSpan(live(1))).toEqual({ from: 0, to: HOUR + 60_000 });
    expect(axisSpan(live(60))).toEqual(axisSpan(live(1)));
    expect(axisSpan(live(61)).to).toBe(HOUR + 120_000);
  });
  it("shows the whole of the window", () => {
    const window = { from: NOON, to: NOON + HOUR, live: true };
    expect(axisSpan(window).from).toBeLessThanOrEqual(window.from);
    expect(axisSpan(window).to).toBeGreaterThanOrEqual(window.to);
  });
  it("of an absolute window is that window", () =>
    expect(axisSpan({ from: 1, to: 2, live: false })).toEqual({ from: 1, to: 2 }));
});
