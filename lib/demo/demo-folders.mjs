import { join } from "node:path";

/** The most demos that may run on one data directory at once. */
const MOST = 9;

/** The file with the port of the running demo's emulator, inside the demo's folder. */
export const EMULATOR_FILE = "emulator.json";

/**
 * The folders that demos use, in the order in which they are taken.
 * @param {string} dataDir
 */
export const demoFolders = (dataDir) =>
  Array.from({ length: MOST }, (_, i) =>
    join(dataDir, i === 0 ? "narrows-demo" : `narrows-demo-${i + 1}`),
  );
