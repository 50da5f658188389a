import { mkdirSync } from "node:fs";
import { Connection } from "./connection";
import {
  closeWriter,
  fileIdentity,
  historyPath,
  openForReading,
  openForWriting,
  restoreFile,
  setAside,
} from "./disk-file";
import { join } from "node:path";
import { storeFault } from "./store-fault";

export interface HistoryFileOptions {
  readonly directory: string;
  /** Upper bound of the file in pages of 4 KiB. */
  readonly maxPages?: number;
}

/** The history's file, as far as it can be used: written if the directory is ours, otherwise read. */
export class HistoryFile {
  readonly path: string;
  readonly #options: HistoryFileOptions;
  /** Held while this process is the directory's writer. */
  #lock: Connection | undefined;
  #connection: Connection | undefined;
  #identity: string | undefined;

  constructor(options: HistoryFileOptions) {
    this.#options = options;
    this.path = historyPath(options.directory);
  }

  /** Undefined: it can be neither written nor read. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Whether this process is the directory's writer. */
  get isOurs(): boolean {
    return this.#lock !== undefined;
  }

  /**
   * Opens the file as its only writer. A new connection, because one that failed to write never
   * recovers.
   */
  open(): void {
    this.close();
    mkdirSync(this.#options.directory, { recursive: true });
    this.#lock ??= lockDirectory(this.#options.directory);
    this.#connection = openForWriting(this.path, this.#options.maxPages);
    this.#identity = fileIdentity(this.path);
  }

  /** Opens the file at least for reading, unless it is open. */
  openToRead(): void {
    this.#connection ??= openForReading(this.path);
  }

  /** Moves a damaged file away and begins a new one; returns the old one's new name. */
  startAfresh(at: number): string {
    this.close();
    const name = setAside(this.path, at);
    this.open();
    return name;
  }

  /** If the file was deleted or replaced, writes to the old one would be lost: restores or reopens it. */
  restoreIfGone(): void {
    const identity = fileIdentity(this.path);
    if (this.#connection === undefined || identity === this.#identity) return;
    if (identity === undefined) {
      restoreFile(this.#connection, this.#options.directory);
      this.#unlock();
    }
    this.open();
  }

  close(): void {
    // Without the lock the file was only read, and the log belongs to another process.
    if (this.#connection !== undefined && this.isOurs) closeWriter(this.#connection);
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** Releases the directory for the next process. */
  release(): void {
    this.close();
    this.#unlock();
  }

  #unlock(): void {
    this.#lock?.close();
    this.#lock = undefined;
  }
}

/** Another process keeps its history in this directory. */
class DirectoryInUseError extends Error {
  override readonly name = "DirectoryInUseError";
}

/**
 * Makes this process the only writer of a directory until the connection is closed or the process
 * ends. The lock is the operating system's, so that no stale one can remain. Throws
 * `DirectoryInUseError` when another process has it, or the driver's error.
 */
function lockDirectory(directory: string): Connection {
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
