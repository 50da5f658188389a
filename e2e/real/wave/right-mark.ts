import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file in a wave's folder, written by the specs, which are another process. */
const markOf = (folder: string, name: string): string => join(folder, name, "right");

/** The right verdict was given and shown: now it may be mended. */
export const markRight = (folder: string, name: string): void =>
  writeFileSync(markOf(folder, name), "");

export const isMarkedRight = (folder: string, name: string): boolean =>
  existsSync(markOf(folder, name));
