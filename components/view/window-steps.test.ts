import { describe, expect, it } from "vitest";
import {
  absolute,
  atFullMinute,
  dragged,
  inside,
  moved,
  zoomedIn,
  zoomedOut,
} from "./window-steps";

const T = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const past = { from: T - 2 * HOUR, to: T - HOUR, live: false };
const live = { from: T - HOUR, to: T, live: true };

describe("absolute", () => {
  it("is in whole seconds and loses nothing at its ends", () =>
    expect(absolute({ from: T + 400, to: T + 1_400 })).toEqual({
      from: "2026-11-23T12:00:00Z",
      to: "2026-11-23T12:00:02Z",
    }));
});

describe("inside", () => {
  it.each([
    [
      "shows nothing of its neighbours",
      400,
      61_900,
      "2026-11-23T12:00:01Z",
      "2026-11-23T12:01:01Z",
    ],
    [
      "is the span itself in whole seconds",
      0,
      60_000,
      "2026-11-23T12:00:00Z",
      "2026-11-23T12:01:00Z",
    ],
    [
      "is the whole of a span too short to hold a second",
      400,
      1_900,
      "2026-11-23T12:00:00Z",
      "2026-11-23T12:00:02Z",
    ],
  ])("%s", (_what, from, to, first, last) =>
    expect(inside({ from: T + from, to: T + to })).toEqual({ from: first, to: last }),
  );
});

describe("atFullMinute", () => {
  it.each([
    ["is the start of the minute", 59_999, 0],
    ["is the whole of a full minute", MINUTE, MINUTE],
  ])("%s", (_what, gone, kept) =>
    expect(atFullMinute({ from: T - HOUR + gone, to: T + gone, live: true })).toEqual({
      from: T - HOUR + kept,
      to: T + kept,
      live: true,
    }),
  );
  it("leaves a past window as requested", () =>
    expect(atFullMinute({ from: T, to: T + 61_000, live: false }).to).toBe(T + 61_000));
});

describe("dragged", () => {
  it.each([
    ["goes from left to right", T, T + 2 * MINUTE, "2026-11-23T12:00:00Z"],
    ["and from right to left", T + 2 * MINUTE, T, "2026-11-23T12:00:00Z"],
    ["is null when a second short of two minutes", T, T + 2 * MINUTE - 1_000, undefined],
  ])("%s", (_what, a, b, from) => expect(dragged(a, b)?.from).toBe(from));
});

describe("zoomedIn", () => {
  it.each([
    ["halves around the middle", past, undefined, ["10:15:00", "10:45:00"]],
    ["stays inside at the left end", past, past.from, ["10:00:00", "10:30:00"]],
    ["stays inside at the right end", past, past.to, ["10:30:00", "11:00:00"]],
    [
      "ends at two minutes",
      { ...past, to: past.from + 3 * MINUTE },
      past.from,
      ["10:00:00", "10:02:00"],
    ],
  ])("%s", (_what, shown, middle, [from, to]) =>
    expect(zoomedIn(shown, middle)).toEqual({
      from: `2026-11-23T${from}Z`,
      to: `2026-11-23T${to}Z`,
    }),
  );
  it("cannot go below two minutes", () =>
    expect(zoomedIn({ ...past, to: past.from + 2 * MINUTE })).toBeNull());
});

describe("zoomedOut", () => {
  it("keeps a live window live", () =>
    expect(zoomedOut(live, T)).toEqual({ from: "now-120m", to: "now" }));
  it("grows to both sides", () =>
    expect(zoomedOut(past, T)).toEqual({
      from: "2026-11-23T09:30:00Z",
      to: "2026-11-23T11:30:00Z",
    }));
  it("does not look into the future", () =>
    expect(zoomedOut({ from: T - HOUR, to: T, live: false }, T)).toEqual({
      from: "2026-11-23T10:00:00Z",
      to: "2026-11-23T12:00:00Z",
    }));
});

describe("moved", () => {
  it.each([
    ["half a window back", past, -1, { from: "2026-11-23T09:30:00Z", to: "2026-11-23T10:30:00Z" }],
    [
      "from now into the past",
      live,
      -1,
      { from: "2026-11-23T10:30:00Z", to: "2026-11-23T11:30:00Z" },
    ],
    ["half a window on", past, 1, { from: "2026-11-23T10:30:00Z", to: "2026-11-23T11:30:00Z" }],
    [
      "at the present it is live again",
      { ...past, to: T - HOUR / 2, from: T - 1.5 * HOUR },
      1,
      { from: "now-60m", to: "now" },
    ],
  ] as const)("%s", (_what, shown, towards, window) =>
    expect(moved(shown, towards, T)).toEqual(window),
  );
});
