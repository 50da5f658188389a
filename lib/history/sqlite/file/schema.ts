import { BATCHES_BY_KEY } from "./batches-by-key";
import { CHANGES_WITH_IDENTITY } from "./changes-with-identity";
import type { Connection } from "./connection";
import { column, METRICS } from "./metric-columns";
import { TABLES_RENAMED } from "./tables-renamed";

/**
 * Version n of the file is the result of the first n entries. A released entry is never changed: a
 * new one is added. Times are whole epoch ms. Measured values are REAL, since a driver may one day
 * answer half a millisecond, which a STRICT integer column would refuse.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE minutes (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    period_ms INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;

  -- The id comes before the application: a span of time is then one range of the index.
  CREATE TABLE batches (
    pipeline TEXT NOT NULL,
    id INTEGER NOT NULL,
    application TEXT NOT NULL,
    interval_ms REAL NOT NULL,
    records REAL NOT NULL,
    scheduling_delay_ms REAL,
    processing_time_ms REAL,
    outputs_total REAL NOT NULL,
    outputs_failed REAL NOT NULL,
    failure TEXT,
    PRIMARY KEY (pipeline, id, application)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX batches_failed ON batches (pipeline, id) WHERE outputs_failed > 0;
  CREATE INDEX batches_waiting ON batches (pipeline, id) WHERE scheduling_delay_ms IS NULL;

  -- What the queue needs of each run of the driver, without reading all of its batches.
  CREATE TABLE applications (
    pipeline TEXT NOT NULL,
    application TEXT NOT NULL,
    began_at INTEGER,
    first_batch INTEGER,
    last_batch INTEGER,
    last_started INTEGER,
    PRIMARY KEY (pipeline, application)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE facts (
    pipeline TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (pipeline, kind, at)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE judgements (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    bottleneck TEXT NOT NULL,
    severity TEXT NOT NULL,
    cause TEXT NOT NULL,
    since INTEGER,
    numbers TEXT NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The verdicts that the banner showed, each from the instant at which it first did.
  CREATE TABLE said (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    bottleneck TEXT NOT NULL,
    severity TEXT NOT NULL,
    cause TEXT NOT NULL,
    since INTEGER,
    headline TEXT NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;

  -- Complete verdicts of past instants that were requested.
  CREATE TABLE verdicts (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX verdicts_kept ON verdicts (pipeline, kept_at);

  -- Spans that a back-fill requested from CloudWatch and got an answer for.
  CREATE TABLE fills (
    pipeline TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    period_ms INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    metrics INTEGER NOT NULL,
    PRIMARY KEY (pipeline, from_at, to_at)
  ) STRICT, WITHOUT ROWID;
  `,
  BATCHES_BY_KEY,
  CHANGES_WITH_IDENTITY,
  TABLES_RENAMED,
];

/** The file was written by a later version of this program and must not be changed. */
export class NewerSchemaError extends Error {
  override readonly name = "NewerSchemaError";
}

/**
 * Brings a file forward to the newest version, each step completely or not at all. Metric columns
 * have no version: missing columns are added, and columns of retired metrics are dropped.
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

/** Columns of retired metrics that were never filled. */
const RETIRED = ["putLatency"];

function fitMetricColumns(connection: Connection): void {
  const columns = connection.all<{ name: string }>(
    "SELECT name FROM pragma_table_info('metric_periods')",
  );
  // A file that is not migrated to the end has no such table yet.
  if (columns.length === 0) return;
  const present = new Set(columns.map(({ name }) => name));
  const missing = METRICS.filter((metric) => !present.has(metric)).map(column);
  const retired = RETIRED.filter((name) => present.has(name));
  if (missing.length + retired.length === 0) return;
  connection.transaction(() => {
    for (const name of missing)
      connection.exec(`ALTER TABLE metric_periods ADD COLUMN ${name} REAL`);
    for (const name of retired) connection.exec(`ALTER TABLE metric_periods DROP COLUMN "${name}"`);
  });
}
