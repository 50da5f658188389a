import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { freshFolder } from "./own-cache.mjs";

/** A cache with one file in `jars`, beside somebody else's folder. */
function places() {
  const home = mkdtempSync(join(tmpdir(), "narrows-cache-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const cache = join(home, ".cache");
  for (const folder of [join(cache, "jars"), join(home, "photos")]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "one"), "x");
  }
  return { home, cache };
}

it("empties a folder of the cache, or creates it", () => {
  const { cache } = places();
  for (const folder of [join(cache, "jars"), join(cache, "real", "run")]) {
    freshFolder(folder, cache);
    expect(readdirSync(folder)).toEqual([]);
  }
});

it.each([
  ["the cache itself", ".cache"],
  ["a neighbour", "photos"],
  ["a neighbour by its way there", ".cache/../photos"],
  ["the folder around", "."],
  ["a link in the cache", ".cache/link"],
  ["what lies behind a link", ".cache/link/inside"],
])("never touches %s", (_name, path) => {
  const { home, cache } = places();
  symlinkSync(join(home, "photos"), join(cache, "link"));
  mkdirSync(join(home, "photos", "inside"));
  expect(() => freshFolder(`${home}/${path}`, cache)).toThrow(/nothing was removed/);
  expect(existsSync(join(home, "photos", "one"))).toBe(true);
  expect(existsSync(join(home, "photos", "inside"))).toBe(true);
  expect(existsSync(join(cache, "jars", "one"))).toBe(true);
});
