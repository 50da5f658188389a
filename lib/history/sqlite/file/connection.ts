import Database from "libsql";

export type Value = number | string | null;

/**
 * How long a statement waits for another program's lock, ms. The driver is synchronous and blocks
 * the whole server meanwhile, so this is the longest pause that a viewer does not notice.
 */
const BUSY_MS = 100;

/** One SQLite connection. It keeps prepared statements; the caller types the rows of its own statement. */
export class Connection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(path: string) {
    this.#database = new Database(path, { timeout: BUSY_MS });
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** Runs one writing statement and returns how many rows it changed. */
  run(sql: string, ...values: Value[]): number {
    return this.#prepare(sql).run(values).changes;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    // The tables are STRICT and only this room fills them: a row has the columns that its query
    // names.
    return this.#prepare(sql).all(values) as Row[];
  }

  /**
   * Does all of `work` or nothing. It takes the write lock first, so that it fails before it
   * begins. SQLite has already rolled back by itself when the disk is full.
   */
  transaction<T>(work: () => T): T {
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.exec("ROLLBACK");
      throw error;
    }
  }

  close(): void {
    if (!this.#database.open) return;
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
