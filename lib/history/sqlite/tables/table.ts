import type { Connection, Value } from "../file/connection";

export type Row = Readonly<Record<string, Value>>;

/** Description of a table: enough to write a row, and to copy rows from one file to another. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column that selects a span of time; absent: too few rows to select from. */
  readonly time?: string;
  /** Writes one row by the rule of its table, with the values in the order of `columns`. */
  readonly upsert: string;
  /** Merges one row with the kept one. */
  readonly merge: (connection: Connection, row: Row) => void;
}

interface TableOptions {
  readonly name: string;
  readonly columns: readonly string[];
  readonly time?: string;
  readonly key: string;
  /** What happens to an existing row, after `DO UPDATE SET`; by default it is replaced. */
  readonly onConflict?: string;
  /** Merges a row with the kept one if SQL cannot; by default `upsert` does. */
  readonly merge?: Table["merge"];
}

export function table({ name, columns, time, key, onConflict, merge }: TableOptions): Table {
  const marks = columns.map(() => "?").join(", ");
  const replaced = columns.map((column) => `${column} = excluded.${column}`).join(", ");
  const upsert = `INSERT INTO ${name} (${columns.join(", ")}) VALUES (${marks})
    ON CONFLICT (${key}) DO UPDATE SET ${onConflict ?? replaced}`;
  const put: Table["merge"] = (connection, row) =>
    void connection.run(upsert, ...columns.map((column) => row[unquoted(column)] ?? null));
  return { name, columns, upsert, merge: merge ?? put, ...(time === undefined ? {} : { time }) };
}

/** The key of a column in a row. */
function unquoted(column: string): string {
  return column.replaceAll('"', "");
}
