import { describe, expect, it } from "vitest";
import { checkedView } from "./checked-view";

const NOW = Date.UTC(2026, 10, 23, 14, 10);

describe("checkedView", () => {
  it.each([
    ["tz", "utc"],
    ["tz", "browser"],
    ["tz", "Europe/Berlin"],
    ["compare", "now-2h,now-1h"],
    ["compare", "2026-11-23T13:00:00Z,now"],
    ["theme", "dark"],
  ])("leaves %s=%s alone", (name, value) => {
    const { view, hint } = checkedView({ [name]: value }, NOW);
    expect(view).toMatchObject({ [name]: value });
    expect(hint).toBeNull();
  });

  it("compares in any spelling of the reader's own zone", () => {
    const raw = { tz: "Browser", compare: "now-2h,now-1h" };
    expect(checkedView(raw, NOW)).toMatchObject({ view: raw, hint: null });
  });

  it("names a wrong zone as that, and keeps the window", () => {
    const { view, hint } = checkedView({ tz: "Mars/Base", from: "now-15m" }, NOW);
    expect(view).toMatchObject({ tz: null, from: "now-15m" });
    expect(hint).toBe(
      'tz: "Mars/Base" is no time zone; give utc or a place, for example tz=Europe/Berlin. Your own zone is used instead.',
    );
  });

  it.each([
    ["a,b", 'compare: "a" is not a time, for example compare=now-2h,now-1h.'],
    ["now-1h,soon", 'compare: "soon" is not a time,'],
    ["now-1h,now-2h", 'compare: "now-1h" must be earlier than to ("now-2h"),'],
    ["now-1h", 'compare: "now-1h" is not a beginning and an end with a comma'],
    ["a,b,c", "is not a beginning and an end"],
    ["x".repeat(80), `"${"x".repeat(60)}…"`],
  ])("names compare=%s by its own parameter, and compares nothing", (compare, words) => {
    const { view, hint } = checkedView({ compare }, NOW);
    expect(view.compare).toBeNull();
    expect(hint).toContain(words);
  });

  it("names everything that is wrong", () =>
    expect(checkedView({ tz: "x", compare: "a,b", theme: "pink" }, NOW).hint).toMatch(
      /^tz: .* compare: .* theme: /,
    ));
});
