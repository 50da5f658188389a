import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { demoFolders, EMULATOR_FILE } from "../lib/demo/demo-folders.mjs";

/** Says to people, and to us, whose folder it is. Without it nothing is touched. */
const MARKER = "NARROWS-DEMO.txt";
const MARKER_TEXT =
  "This folder is the demo's of Narrows, made by `npm start` without a configuration. Its files are\n" +
  "deleted when the next demo starts: keep nothing here. Nothing else needs it.\n";

const LOCK = "demo.lock";

/** All files that a demo writes: its own, and those of lib/history. Nothing else is ever deleted. */
const OURS =
  /^(pipelines\.json|emulator\.json|history\.(lock|rescue\.db|(corrupt-\w+\.)?db)(-wal|-shm|-journal)?)$/;

/** A folder that cannot be the demo's; the message is a sentence for the person who started it. */
export class DemoFolderError extends Error {
  /** @override */
  name = "DemoFolderError";
}

/**
 * Takes a folder for one demo until it is released or the process ends, and deletes the files of an
 * earlier demo: a demo's past is made anew each time. Another running demo has its own.
 * @param {string} dataDir
 * @returns {{ directory: string, release: () => void }}
 * @throws {DemoFolderError}
 */
export function takeDemoFolder(dataDir) {
  for (const directory of demoFolders(dataDir)) {
    try {
      makeOurs(directory);
      const lock = lockFolder(directory);
      if (lock === undefined) continue;
      removeOurs(directory);
      return { directory, release: () => release(directory, lock) };
    } catch (error) {
      if (error instanceof DemoFolderError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new DemoFolderError(
        `DATA_DIR: the demo cannot use ${directory} (${why}). Set DATA_DIR to a folder that it can write to.`,
        { cause: error },
      );
    }
  }
  throw new DemoFolderError(
    `DATA_DIR: all folders for demos in ${dataDir} are in use. End a demo, or set another DATA_DIR.`,
  );
}

/** @param {string} directory */
function makeOurs(directory) {
  // A link would make us write and delete elsewhere.
  if (lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() === false)
    refuse(directory, "it is no folder");
  mkdirSync(directory, { recursive: true });
  const names = readdirSync(directory);
  if (names.length === 0) writeFileSync(join(directory, MARKER), MARKER_TEXT);
  else if (!names.includes(MARKER)) refuse(directory, `it has no ${MARKER}`);
}

/**
 * @param {string} directory
 * @param {string} why
 * @returns {never}
 */
function refuse(directory, why) {
  throw new DemoFolderError(
    `DATA_DIR: ${directory} is there already and was not made by a demo of Narrows (${why}), so nothing in it was touched. Move it away, or set another DATA_DIR.`,
  );
}

/**
 * The operating system's lock, so that no stale one can remain. Undefined: another demo has it.
 * @param {string} directory
 */
function lockFolder(directory) {
  const lock = new Database(join(directory, LOCK), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    // The driver's errors carry SQLite's name of the result; its types do not say so.
    if (/** @type {{ code?: unknown }} */ (error).code !== "SQLITE_BUSY") throw error;
    return undefined;
  }
}

/**
 * Removes what another command uses to find a running demo.
 * @param {string} directory
 * @param {import("libsql").Database} lock
 */
function release(directory, lock) {
  rmSync(join(directory, EMULATOR_FILE), { force: true });
  lock.close();
}

/** @param {string} directory */
function removeOurs(directory) {
  for (const name of readdirSync(directory)) if (OURS.test(name)) rmSync(join(directory, name));
}
