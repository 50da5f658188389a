import { describe, expect, it } from "vitest";
import { MINUTE_METRICS } from "@/lib/domain/minute";
import { Connection } from "./connection";
import { historyPath } from "./disk-file";
import { migrate, MIGRATIONS } from "./schema";
import { minuteAt, PIPELINE, seconds, temporaryDirectory, temporaryHistory } from "./test-history";

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
    expect(columnsOf(connection, "minutes")).toEqual(
      expect.arrayContaining(Object.keys(MINUTE_METRICS)),
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

  it("adds the column of a metric that is new in the vocabulary, and keeps the minutes", async () => {
    const directory = temporaryDirectory();
    const before = await temporaryHistory({ directory });
    await before.recordMinutes(PIPELINE, [minuteAt(0, { putBytes: 1, fanOutLag: 2 })]);
    await before.close();
    const file = new Connection(historyPath(directory));
    file.exec(`ALTER TABLE minutes DROP COLUMN "fanOutLag"`);
    file.close();

    const after = await temporaryHistory({ directory });
    await after.recordMinutes(PIPELINE, [minuteAt(1, { fanOutLag: 3 })]);
    const { minutes } = await after.window(PIPELINE, seconds(0, 120), 0);
    expect(minutes).toEqual([minuteAt(0, { putBytes: 1 }), minuteAt(1, { fanOutLag: 3 })]);
  });

  it("drops the column of a metric that was given up, once, and keeps the minutes", () => {
    const connection = new Connection(":memory:");
    migrate(connection);
    connection.exec(`ALTER TABLE minutes ADD COLUMN "putLatency" REAL`);
    connection.exec(`INSERT INTO minutes (pipeline, at, period_ms, read_at, "putBytes", "putLatency")
      VALUES ('p', 0, 60000, 1, 7, 12)`);
    migrate(connection);
    migrate(connection);
    expect(columnsOf(connection, "minutes")).not.toContain("putLatency");
    expect(connection.all(`SELECT "putBytes" FROM minutes`)).toEqual([{ putBytes: 7 }]);
  });

  it("refuses a file of a later version", () => {
    const connection = new Connection(":memory:");
    connection.exec("PRAGMA user_version = 99");
    expect(() => migrate(connection)).toThrow(/version 99/);
  });
});
