import { describe, expect, it } from "vitest";
import {
  apiQuery,
  askedZone,
  compareQuery,
  pageHref,
  parseView,
  themeProblem,
  withoutWindow,
} from "./view-params";

const NOTHING = { from: null, to: null, tz: null, theme: null, kiosk: false, compare: null };

it.each([
  ["no theme is no problem", {}, null],
  ["nor is an empty one", { theme: "" }, null],
  ["light is one", { theme: "light" }, null],
  ["repeated: the first counts", { theme: ["dark", "pink"] }, null],
  ["any other is reported, with one that works", { theme: "pink" }, /^theme: .*theme=dark/],
])("%s", (_what, raw, problem) => {
  const problemText = themeProblem(raw);
  if (problem === null) expect(problemText).toBeNull();
  else expect(problemText).toMatch(problem);
});

describe("parseView", () => {
  it.each([
    ["an address without parameters is the default view", {}, NOTHING],
    ["empty parameters say nothing", { from: "", theme: "" }, NOTHING],
    ["unknown parameters and themes are ignored", { theme: "pink", x: "1" }, NOTHING],
    [
      "the first of a repeated parameter counts",
      { from: ["now-6h", "x"] },
      { ...NOTHING, from: "now-6h" },
    ],
    ["kiosk is 1 and nothing else", { kiosk: "true" }, NOTHING],
    [
      "all of them are read",
      { from: "now-6h", to: "now", tz: "utc", theme: "dark", kiosk: "1", compare: "a,b" },
      { from: "now-6h", to: "now", tz: "utc", theme: "dark", kiosk: true, compare: "a,b" },
    ],
  ])("%s", (_what, raw, view) => expect(parseView(raw)).toEqual(view));
});

describe("askedZone", () => {
  it.each([
    [null, null],
    ["browser", null],
    ["UTC", "UTC"],
    ["utc", "UTC"],
    ["Europe/Berlin", "Europe/Berlin"],
    ["Europe/Berln", null],
  ])("tz=%s is %s", (tz, zone) => expect(askedZone({ tz })).toBe(zone));
});

it("withoutWindow leaves everything but the window", () =>
  expect(withoutWindow({ ...NOTHING, from: "soon", to: "now", tz: "utc" })).toEqual({
    ...NOTHING,
    tz: "utc",
  }));

describe("addresses", () => {
  const view = { ...NOTHING, from: "now-6h", tz: "browser", theme: "dark" as const };
  it("leave the page's own parameters out of the API's", () =>
    expect(apiQuery(view).toString()).toBe("from=now-6h"));
  it("keep theme and zone when the window changes", () =>
    expect(pageHref("/p/orders", view, { from: "now-1h", to: "now" })).toBe(
      "/p/orders?from=now-1h&to=now&tz=browser&theme=dark",
    ));
  it("stay short for the default view", () =>
    expect(pageHref("/p/orders", NOTHING)).toBe("/p/orders"));
});

describe("compareQuery", () => {
  it.each([
    ["now-1h,now", "from=now-1h&to=now"],
    [
      "2026-11-23T14:00:00Z,2026-11-23T14:30:00Z",
      "from=2026-11-23T14%3A00%3A00Z&to=2026-11-23T14%3A30%3A00Z",
    ],
    [null, null],
    ["now-1h", null],
    [",now", null],
    ["a,b,c", null],
  ])("of %s is %s", (compare, query) => expect(compareQuery({ compare, tz: null })).toBe(query));
  it("is kept by the page's other links", () =>
    expect(pageHref("/p/orders", { ...NOTHING, compare: "now-1h,now" }, { from: "now-6h" })).toBe(
      "/p/orders?from=now-6h&compare=now-1h%2Cnow",
    ));
});
