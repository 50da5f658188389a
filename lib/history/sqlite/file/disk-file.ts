import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Connection } from "./connection";
import { migrate } from "./schema";
import { storeFault } from "./store-fault";

/** The file, its write-ahead log and that log's index. */
const PARTS = ["", "-wal", "-shm"] as const;

/** A SQLite file of another program: we must not write to it or move it. */
export class ForeignFileError extends Error {
  override readonly name = "ForeignFileError";
}

/** A history whose tables do not match its version. */
export class DamagedTablesError extends Error {
  override readonly name = "DamagedTablesError";
}

/** Path of the history file below a data directory. */
export function historyPath(directory: string): string {
  return join(directory, "history.db");
}

/**
 * Opens the file for writing; creates or migrates it as needed. `synchronous = NORMAL`: with a
 * write-ahead log a commit is in the operating system's hands when it returns, so a killed process
 * loses nothing. Only a power cut may lose the last seconds, and the upstreams still have those.
 * FULL would wait for the disk at every poll. `maxPages` of 4 KiB bound the file's size.
 */
export function openForWriting(path: string, maxPages?: number): Connection {
  const connection = new Connection(path);
  try {
    refuseForeign(connection, path);
    connection.exec("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = NORMAL");
    connection.exec("PRAGMA journal_size_limit = 16777216");
    if (maxPages !== undefined) connection.exec(`PRAGMA max_page_count = ${maxPages}`);
    migrate(connection);
    // Fails at once, not at the first poll, when the file cannot be written or belongs to another
    // program.
    connection.transaction(() =>
      connection.exec("UPDATE applications SET began_at = 0 WHERE false"),
    );
    return connection;
  } catch (error) {
    if (error instanceof ForeignFileError) connection.close();
    else closeWriter(connection);
    throw storeFault(error) === undefined ? new DamagedTablesError(path, { cause: error }) : error;
  }
}

/** Tables that every history has had from the first version on. */
const OLDEST_TABLES = ["batches", "facts"];

function refuseForeign(connection: Connection, path: string): void {
  const tables = connection
    .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .map(({ name }) => name);
  const isOurs = OLDEST_TABLES.every((name) => tables.includes(name));
  if (tables.length > 0 && !isOurs) throw new ForeignFileError(path);
}

/** Opens an existing file that may not be written now. Undefined: it cannot be read either. */
export function openForReading(path: string): Connection | undefined {
  if (!existsSync(path)) return undefined;
  let connection: Connection | undefined;
  try {
    connection = new Connection(path);
    connection.exec("PRAGMA query_only = 1");
    // A file of another version lacks columns that will be queried: then this throws.
    migrate(connection);
    return connection;
  } catch {
    connection?.close();
    return undefined;
  }
}

/** A database that lives as long as the process. */
export function openSpare(): Connection {
  const connection = new Connection(":memory:");
  migrate(connection);
  return connection;
}

/**
 * Closes a connection that wrote. The driver frees a statement only when it is garbage-collected,
 * and the last one freed would delete the log by its name, even if that is by then the log of a
 * file put in this one's place. So the log is merged and removed first, unless another connection
 * still reads there.
 */
export function closeWriter(connection: Connection): void {
  try {
    connection.exec("PRAGMA journal_mode = DELETE");
  } catch {
    // The log stays beside the file, and the next connection reads it.
  }
  connection.close();
}

/** Moves a damaged file out of the way; returns its new name. The file must be closed. */
export function setAside(path: string, at: number): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]/g, "").replace(/\..*/, "Z");
  const aside = path.replace(/\.db$/, `.corrupt-${stamp}.db`);
  for (const part of PARTS) {
    if (existsSync(path + part)) renameSync(path + part, aside + part);
  }
  return basename(aside);
}

/** Distinguishes this file from another one put in its place; undefined: there is none. */
export function fileIdentity(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.dev}:${stats.ino}`;
}

/**
 * Writes a file again that was deleted under a running server: the open connection still holds all
 * of it. Leftovers of the deleted file's log are removed, because they would be taken for the new
 * one's.
 */
export function restoreFile(connection: Connection, directory: string): void {
  const path = historyPath(directory);
  const rescue = join(directory, "history.rescue.db");
  mkdirSync(directory, { recursive: true });
  rmSync(rescue, { force: true });
  connection.run("VACUUM INTO ?", rescue);
  closeWriter(connection);
  for (const part of PARTS) rmSync(path + part, { force: true });
  renameSync(rescue, path);
}
