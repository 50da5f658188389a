/** What is known of a table: enough to write a row, and to carry rows from one file to another. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column by which a span of time is cut; absent: too few rows to cut. */
  readonly time?: string;
  /** Writes one row, its values in the order of `columns`; merges it with the one kept. */
  readonly upsert: string;
}

interface TableOptions {
  readonly name: string;
  readonly columns: readonly string[];
  readonly time?: string;
  readonly key: string;
  /** What becomes of a row that is there already, after `DO UPDATE SET`. */
  readonly merge: string;
}

export function table({ name, columns, time, key, merge }: TableOptions): Table {
  const marks = columns.map(() => "?").join(", ");
  const upsert = `INSERT INTO ${name} (${columns.join(", ")}) VALUES (${marks})
    ON CONFLICT (${key}) DO UPDATE SET ${merge}`;
  return { name, columns, upsert, ...(time === undefined ? {} : { time }) };
}
