import { afterEach, describe, expect, it, vi } from "vitest";
import { reloadPauseMs, rememberedReloads, rememberReload } from "./reload-memory";

const HOUR = 3_600_000;

function kept(text: string | null): Map<string, string> {
  const store = new Map(text === null ? [] : [["narrows.reloads", text]]);
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  });
  return store;
}

afterEach(() => vi.unstubAllGlobals());

describe("the memory of reloads", () => {
  it("keeps each reload for the next page", () => {
    kept(null);
    expect(rememberReload(1_000)).toBe(true);
    expect(rememberReload(2_000)).toBe(true);
    expect(rememberedReloads()).toEqual([1_000, 2_000]);
  });
  it("drops old reloads, so that it does not grow for weeks", () => {
    kept(JSON.stringify([0]));
    rememberReload(6 * HOUR);
    expect(rememberedReloads()).toEqual([6 * HOUR]);
  });
  it.each([
    ["nothing", null],
    ["no JSON", "x"],
    ["no list", "{}"],
    ["no times", '["a", null]'],
  ])("treats %s as no reloads", (_what, text) => {
    kept(text);
    expect(rememberedReloads()).toEqual([]);
  });
  it("reports when the browser stores nothing", () => {
    vi.stubGlobal("sessionStorage", undefined);
    expect(rememberedReloads()).toEqual([]);
    expect(rememberReload(1)).toBe(false);
  });
});

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const ago = (...minutes: number[]) => minutes.map((each) => NOW - each * MINUTE);

it.each([
  ["none yet: at once", [], 0],
  ["one just now: two minutes", ago(0), 2],
  ["one exactly two minutes ago: at once", ago(2), 0],
  ["the second in a row: four minutes from it", ago(3, 1), 3],
  ["many: never more than 64 minutes", ago(9, 8, 7, 6, 5, 4, 3, 2, 1), 63],
  ["yesterday's are forgotten", ago(1_000, 900, 360), 0],
  ["one in the future, after a wrong clock, does not count", ago(-30), 0],
])("%s", (_what, reloads, minutes) => expect(reloadPauseMs(reloads, NOW)).toBe(minutes * MINUTE));
