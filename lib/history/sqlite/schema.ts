import type { Connection } from "./connection";
import { column, METRICS } from "./metric-columns";
import { MIGRATIONS } from "./migrations";

/** The file was written by a later version of this program and must not be touched. */
export class NewerSchemaError extends Error {
  override readonly name = "NewerSchemaError";
}

/**
 * Brings a file forward to the newest version, each step whole or not at all. Metric columns have
 * no version: whichever the vocabulary names and the table lacks is added, and what it has given up
 * is dropped.
 */
export function migrate(connection: Connection, migrations = MIGRATIONS): void {
  if (refuseNewer(connection, migrations) < migrations.length) {
    connection.transaction(() => {
      const version = refuseNewer(connection, migrations);
      for (const step of migrations.slice(version)) connection.exec(step);
      connection.exec(`PRAGMA user_version = ${migrations.length}`);
    });
  }
  fitMetricColumns(connection);
}

function refuseNewer(connection: Connection, migrations: readonly string[]): number {
  const [row] = connection.all<{ user_version: number }>("PRAGMA user_version");
  const version = row?.user_version ?? 0;
  if (version <= migrations.length) return version;
  throw new NewerSchemaError(`the file has version ${version}, this program ${migrations.length}`);
}

/** Columns of metrics that the vocabulary once named and nothing ever filled. */
const RETIRED = ["putLatency"];

function fitMetricColumns(connection: Connection): void {
  const columns = connection.all<{ name: string }>("SELECT name FROM pragma_table_info('minutes')");
  const present = new Set(columns.map(({ name }) => name));
  const missing = METRICS.filter((metric) => !present.has(metric)).map(column);
  const retired = RETIRED.filter((name) => present.has(name));
  if (missing.length + retired.length === 0) return;
  connection.transaction(() => {
    for (const name of missing) connection.exec(`ALTER TABLE minutes ADD COLUMN ${name} REAL`);
    for (const name of retired) connection.exec(`ALTER TABLE minutes DROP COLUMN "${name}"`);
  });
}
