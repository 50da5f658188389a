import { lstatSync, mkdirSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT } from "./environment.mjs";

/** Where the project's own commands keep files between runs; git ignores it. */
export const CACHE = join(ROOT, ".cache");

/**
 * Creates a folder below the cache anew and empty. Nothing outside the cache is ever removed: a
 * path that leads out of it, by its name or through a link, throws.
 * @param {string} folder
 * @param {string} [cache]
 */
export function freshFolder(folder, cache = CACHE) {
  const names = relative(cache, folder).split(sep);
  if (names.includes("..") || names[0] === "" || join(cache, ...names) !== folder)
    throw new Error(`${folder} is not below ${cache}: nothing was removed.`);
  for (let i = 1; i <= names.length; i++) {
    const part = join(cache, ...names.slice(0, i));
    if (lstatSync(part, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new Error(`${part} is no folder: nothing was removed. Move it away.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
