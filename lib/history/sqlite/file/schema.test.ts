import { describe, expect, it } from "vitest";
import { PERIOD_METRICS } from "@/lib/domain/metric-period";
import { readBatches } from "../tables/batches";
import { Connection } from "./connection";
import { historyPath } from "./disk-file";
import { migrate, MIGRATIONS } from "./schema";
import {
  periodAt,
  PIPELINE,
  seconds,
  temporaryDirectory,
  temporaryHistory,
} from "../testing/test-history";

const columnsOf = (connection: Connection, table: string) =>
  connection
    .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .map(({ name }) => name);

const versionOf = (connection: Connection) =>
  connection.all<{ user_version: number }>("PRAGMA user_version")[0]?.user_version;

describe("migrate", () => {
  it("brings an empty file to the newest version, with a column for every metric", () => {
    const connection = new Connection(":memory:");
    migrate(connection);
    expect(versionOf(connection)).toBe(MIGRATIONS.length);
    expect(columnsOf(connection, "metric_periods")).toEqual(
      expect.arrayContaining(Object.keys(PERIOD_METRICS)),
    );
  });

  it("takes only the steps that a file lacks, and keeps its rows", () => {
    const connection = new Connection(":memory:");
    migrate(connection);
    connection.run("INSERT INTO applications (pipeline, application) VALUES ('p', 'a')");
    const steps = [
      ...MIGRATIONS,
      "ALTER TABLE applications ADD COLUMN name TEXT DEFAULT 'unnamed'",
    ];
    migrate(connection, steps);
    migrate(connection, steps);
    expect(versionOf(connection)).toBe(steps.length);
    expect(connection.all("SELECT name FROM applications")).toEqual([{ name: "unnamed" }]);
  });

  it("leaves the file as it was when a step fails", () => {
    const connection = new Connection(":memory:");
    migrate(connection);
    const steps = [...MIGRATIONS, "CREATE TABLE a (b)", "CREATE TABLE a (b)"];
    expect(() => migrate(connection, steps)).toThrow(/already exists/);
    expect(versionOf(connection)).toBe(MIGRATIONS.length);
    expect(columnsOf(connection, "a")).toEqual([]);
  });

  it("adds the column of a new metric, and keeps the minutes", async () => {
    const directory = temporaryDirectory();
    const before = await temporaryHistory({ directory });
    await before.recordPeriods(PIPELINE, [periodAt(0, { putBytes: 1, fanOutLag: 2 })]);
    await before.close();
    const file = new Connection(historyPath(directory));
    file.exec(`ALTER TABLE metric_periods DROP COLUMN "fanOutLag"`);
    file.close();

    const after = await temporaryHistory({ directory });
    await after.recordPeriods(PIPELINE, [periodAt(1, { fanOutLag: 3 })]);
    const { periods } = await after.window(PIPELINE, seconds(0, 120), 0);
    expect(periods).toEqual([periodAt(0, { putBytes: 1 }), periodAt(1, { fanOutLag: 3 })]);
  });

  it("drops the column of a retired metric, once, and keeps the minutes", () => {
    const connection = new Connection(":memory:");
    migrate(connection);
    connection.exec(`ALTER TABLE metric_periods ADD COLUMN "putLatency" REAL`);
    connection.exec(`INSERT INTO metric_periods (pipeline, at, period_ms, read_at, "putBytes", "putLatency")
      VALUES ('p', 0, 60000, 1, 7, 12)`);
    migrate(connection);
    migrate(connection);
    expect(columnsOf(connection, "metric_periods")).not.toContain("putLatency");
    expect(connection.all(`SELECT "putBytes" FROM metric_periods`)).toEqual([{ putBytes: 7 }]);
  });

  it("refuses a file of a later version", () => {
    const connection = new Connection(":memory:");
    connection.exec("PRAGMA user_version = 99");
    expect(() => migrate(connection)).toThrow(/version 99/);
  });
});

describe("a batch that was keyed by its time", () => {
  const started = (id: string, startedAt: number, streamingStartedAt?: number) =>
    JSON.stringify({ id, startedAt, ...(streamingStartedAt && { streamingStartedAt }) });

  it.each<{ name: string; applications: readonly string[]; id: number; is: number }>([
    { name: "nothing is known of its application", applications: [], id: 100, is: 100 },
    {
      name: "it is newer than its context",
      applications: [started("a", 10, 99)],
      id: 100,
      is: 100,
    },
    {
      name: "it is of the instant at which its context started",
      applications: [started("a", 10, 100)],
      id: 100,
      is: 100,
    },
    {
      name: "its context restored it",
      applications: [started("a", 10, 150)],
      id: 100,
      is: 150,
    },
    {
      name: "no start of a context was reported, and its application restored it",
      applications: [started("a", 140)],
      id: 100,
      is: 140,
    },
    {
      name: "its context was started a second time after it",
      applications: [started("a", 10, 50), started("a", 10, 150)],
      id: 100,
      is: 100,
    },
    {
      name: "another application started after it",
      applications: [started("b", 140, 150)],
      id: 100,
      is: 100,
    },
  ])("was submitted when it should have been if $name", ({ applications, id, is }) => {
    const connection = new Connection(":memory:");
    migrate(connection, MIGRATIONS.slice(0, 2));
    for (const [at, value] of applications.entries()) {
      connection.run("INSERT INTO facts VALUES ('p', 'application', ?, ?)", at, value);
    }
    connection.run("INSERT INTO batches VALUES ('p', ?, 'a', 10, 7, 3, NULL, 1, 0, NULL)", id);
    migrate(connection);
    expect(
      readBatches(connection, "p", { from: 0, to: 1_000 }).map(
        ({ key, at, submittedAt, startedAt }) => ({
          key,
          at,
          submittedAt,
          startedAt,
        }),
      ),
    ).toEqual([{ key: "100", at: id, submittedAt: is, startedAt: is + 3 }]);
  });
});
