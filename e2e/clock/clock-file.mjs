import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** The file has two numbers of eight bytes: the clock's time, and its speed. */
const PLACES = { now: 0, speed: 8 };

/**
 * A clock that processes share: one writes its time, others read it.
 * @param {string} path
 */
export function openClockFile(path) {
  const file = openSync(path, "r+");
  const bytes = Buffer.alloc(8);
  /** @param {keyof typeof PLACES} what */
  const read = (what) => {
    readSync(file, bytes, 0, 8, PLACES[what]);
    return bytes.readDoubleLE();
  };
  /**
   * @param {keyof typeof PLACES} what
   * @param {number} value
   */
  const write = (what, value) => {
    bytes.writeDoubleLE(value);
    writeSync(file, bytes, 0, 8, PLACES[what]);
  };
  return { read, write, close: () => closeSync(file) };
}
