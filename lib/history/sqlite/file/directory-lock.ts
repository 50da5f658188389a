import { join } from "node:path";
import { Connection } from "./connection";
import { storeFault } from "./store-fault";

/** Another process keeps its history in this directory. */
export class DirectoryInUseError extends Error {
  override readonly name = "DirectoryInUseError";
}

/**
 * Makes this process the only writer of a directory until the connection is closed or the process
 * ends, however it ends: the lock is the operating system's, so that no stale one can be left.
 * Throws `DirectoryInUseError` when another has it, or the driver's error.
 */
export function lockDirectory(directory: string): Connection {
  const lock = new Connection(join(directory, "history.lock"));
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (storeFault(error) !== "locked") throw error;
    throw new DirectoryInUseError(`another process uses ${directory}`, { cause: error });
  }
}
