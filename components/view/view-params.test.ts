import { describe, expect, it } from "vitest";
import { apiQuery, askedZone, pageHref, parseView } from "./view-params";

const NOTHING = { from: null, to: null, tz: null, theme: null, kiosk: false };

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
      { from: "now-6h", to: "now", tz: "utc", theme: "dark", kiosk: "1" },
      { from: "now-6h", to: "now", tz: "utc", theme: "dark", kiosk: true },
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

describe("addresses", () => {
  const view = { ...NOTHING, from: "now-6h", tz: "browser", theme: "dark" as const };
  it("leave the page's own words out of the API's", () =>
    expect(apiQuery(view).toString()).toBe("from=now-6h"));
  it("keep theme and zone when the window changes", () =>
    expect(pageHref("/p/orders", view, { from: "now-1h", to: "now" })).toBe(
      "/p/orders?from=now-1h&to=now&tz=browser&theme=dark",
    ));
  it("stay short for the default view", () =>
    expect(pageHref("/p/orders", NOTHING)).toBe("/p/orders"));
});
