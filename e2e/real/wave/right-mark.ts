import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of a wave's folder; the specs, which are another process, leave it there. */
const markOf = (folder: string, name: string): string => join(folder, name, "right");

/** The truth has been said and shown: now it may be healed. */
export const markRight = (folder: string, name: string): void =>
  writeFileSync(markOf(folder, name), "");

export const isMarkedRight = (folder: string, name: string): boolean =>
  existsSync(markOf(folder, name));
