import { afterEach, describe, expect, it, vi } from "vitest";
import { rememberedReloads, rememberReload } from "./reload-memory";

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
  it("keeps each for the page that comes", () => {
    kept(null);
    expect(rememberReload(1_000)).toBe(true);
    expect(rememberReload(2_000)).toBe(true);
    expect(rememberedReloads()).toEqual([1_000, 2_000]);
  });
  it("drops what is too old to matter, lest it grow for weeks", () => {
    kept(JSON.stringify([0]));
    rememberReload(6 * HOUR);
    expect(rememberedReloads()).toEqual([6 * HOUR]);
  });
  it.each([
    ["nothing", null],
    ["no JSON", "x"],
    ["no list", "{}"],
    ["no times", '["a", null]'],
  ])("takes %s for never", (_what, text) => {
    kept(text);
    expect(rememberedReloads()).toEqual([]);
  });
  it("says when the browser keeps nothing", () => {
    vi.stubGlobal("sessionStorage", undefined);
    expect(rememberedReloads()).toEqual([]);
    expect(rememberReload(1)).toBe(false);
  });
});
