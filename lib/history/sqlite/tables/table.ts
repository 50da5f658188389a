import type { Connection, Value } from "../file/connection";

export type Row = Readonly<Record<string, Value>>;

/** What is known of a table: enough to write a row, and to carry rows from one file to another. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column by which a span of time is cut; absent: too few rows to cut. */
  readonly time?: string;
  /** Writes one row, its values in the order of `columns`, by the rule of its table. */
  readonly upsert: string;
  /** Merges one row with the one that is kept. */
  readonly merge: (connection: Connection, row: Row) => void;
}

interface TableOptions {
  readonly name: string;
  readonly columns: readonly string[];
  readonly time?: string;
  readonly key: string;
  /** What becomes of a row that is there already, after `DO UPDATE SET`; by default it is replaced. */
  readonly onConflict?: string;
  /** Merges a row with the one that is kept, where SQL does not; by default `upsert` does. */
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

/** The name by which a row tells a column. */
function unquoted(column: string): string {
  return column.replaceAll('"', "");
}
