import { join } from "node:path";

/** As many demos may run on one data directory at once. */
const MOST = 9;

/** Says where the running demo's emulator listens, inside its folder. */
export const EMULATOR_FILE = "emulator.json";

/**
 * The folders that demos use, in the order in which they are taken.
 * @param {string} dataDir
 */
export const demoFolders = (dataDir) =>
  Array.from({ length: MOST }, (_, i) =>
    join(dataDir, i === 0 ? "narrows-demo" : `narrows-demo-${i + 1}`),
  );
