import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Connection } from "./file/connection";
import { historyPath } from "./file/disk-file";
import type { History } from "../port";
import {
  batchAt,
  periodAt,
  PIPELINE,
  temporaryDirectory,
  temporaryHistory,
} from "./testing/test-history";

const EVER = { from: 0, to: Infinity };
const RETRY_MS = 5_000;

/** A clock that the test moves. */
function clock() {
  let at = Date.UTC(2026, 2, 1, 13);
  return { now: () => at, pass: (ms: number) => void (at += ms) };
}

async function minutesOf(history: History): Promise<number[]> {
  const { periods } = await history.window(PIPELINE, EVER, 0);
  return periods.map(({ at }) => (at - periodAt(0, {}).at) / 60_000);
}

const record = (history: History, ...indices: number[]) =>
  history.recordPeriods(
    PIPELINE,
    indices.map((index) => periodAt(index, { putBytes: index })),
  );

async function reopened(directory: string): Promise<number[]> {
  return minutesOf(await temporaryHistory({ directory }));
}

describe("a history", () => {
  it("makes its directory and is in order", async () => {
    const directory = join(temporaryDirectory(), "deep", "down");
    const history = await temporaryHistory({ directory });
    expect(history.trouble()).toBeUndefined();
  });

  it("keeps its content when it is closed and opened again", async () => {
    const directory = temporaryDirectory();
    const history = await temporaryHistory({ directory });
    await record(history, 0, 1);
    await history.close();
    expect(await reopened(directory)).toEqual([0, 1]);
  });
});

describe("a file locked by another program", () => {
  async function locked() {
    const [directory, time] = [temporaryDirectory(), clock()];
    const history = await temporaryHistory({ directory, now: time.now });
    await record(history, 0);
    const program = new Connection(historyPath(directory));
    onTestFinished(() => program.close());
    program.exec("BEGIN IMMEDIATE");
    await record(history, 1);
    return { directory, time, history, program };
  }

  it("is named in a sentence, and the history goes on with all of its past", async () => {
    const { directory, history } = await locked();
    expect(history.trouble()).toMatch(/locked by another program/);
    expect(history.trouble()).toContain("history.db in DATA_DIR");
    expect(history.trouble()).not.toContain(directory);
    expect(await minutesOf(history)).toEqual([0, 1]);
    await record(history, 2);
    expect(await minutesOf(history)).toEqual([0, 1, 2]);
  });

  it("takes everything from the meantime once it is released", async () => {
    const { directory, time, history, program } = await locked();
    await history.recordBatches(PIPELINE, [batchAt(0)]);
    program.exec("ROLLBACK");
    await record(history, 2);
    expect(history.trouble()).toBeDefined();
    time.pass(RETRY_MS);
    await record(history, 3);
    expect(history.trouble()).toBeUndefined();
    expect(await minutesOf(history)).toEqual([0, 1, 2, 3]);
    await history.close();
    expect(await reopened(directory)).toEqual([0, 1, 2, 3]);
  });

  it("takes it too when the clock was set back in the meantime", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const { time, history, program } = await locked();
    program.exec("ROLLBACK");
    time.pass(-900_000);
    history.trouble();
    await record(history, 2);
    expect(history.trouble()).toBeDefined();
    time.pass(RETRY_MS + 1_000);
    vi.advanceTimersByTime(RETRY_MS + 1_000);
    await record(history, 3);
    expect(history.trouble()).toBeUndefined();
    expect(await minutesOf(history)).toEqual([0, 1, 2, 3]);
  });

  it("may be locked again, and the past is still there", async () => {
    const { time, history, program } = await locked();
    expect(await minutesOf(history)).toEqual([0, 1]);
    program.exec("ROLLBACK");
    time.pass(RETRY_MS);
    await record(history, 2);
    program.exec("BEGIN IMMEDIATE");
    await record(history, 3);
    expect(history.trouble()).toMatch(/locked/);
    expect(await minutesOf(history)).toEqual([0, 1, 2, 3]);
  });

  it("does not keep the server from starting", async () => {
    const { directory, time, history, program } = await locked();
    await history.close();
    const next = await temporaryHistory({ directory, now: time.now });
    expect(next.trouble()).toMatch(/locked/);
    expect(await minutesOf(next)).toEqual([0]);
    program.exec("ROLLBACK");
    time.pass(RETRY_MS);
    await record(next, 4);
    expect(next.trouble()).toBeUndefined();
  });
});

describe("two histories in one directory", () => {
  async function two() {
    const [directory, time] = [temporaryDirectory(), clock()];
    const first = await temporaryHistory({ directory, now: time.now });
    await record(first, 0);
    const second = await temporaryHistory({ directory, now: time.now });
    await record(second, 1);
    return { directory, time, first, second };
  }

  it("leave the file to the first, and the second says so", async () => {
    const { first, second } = await two();
    expect(first.trouble()).toBeUndefined();
    expect(second.trouble()).toMatch(/Another Narrows.*DATA_DIR/);
    expect(await minutesOf(second)).toEqual([0, 1]);
    expect(await minutesOf(first)).toEqual([0]);
  });

  it("give it to the second when the first ends", async () => {
    const { directory, time, first, second } = await two();
    await first.close();
    time.pass(RETRY_MS);
    await record(second, 2);
    expect(second.trouble()).toBeUndefined();
    await second.close();
    expect(await reopened(directory)).toEqual([0, 1, 2]);
  });
});

describe("a full disk", () => {
  const filling = Array.from({ length: 4_000 }, (_, index) => index);

  it("is named, nothing is lost, and it is over once old data are gone", async () => {
    const [directory, time] = [temporaryDirectory(), clock()];
    const history = await temporaryHistory({ directory, now: time.now, maxPages: 40 });
    await record(history, 0, 1, 2);
    await record(history, ...filling);
    expect(history.trouble()).toMatch(/full.*free some space/);
    expect(await minutesOf(history)).toEqual(filling);
    time.pass(RETRY_MS);
    await record(history, 4_000);
    expect(history.trouble()).toMatch(/full/);

    await history.expire(periodAt(3_900, {}).at);
    time.pass(RETRY_MS);
    await record(history, 4_001);
    expect(history.trouble()).toBeUndefined();
    await history.close();
    const left = await reopened(directory);
    expect([left.length, left[0], left.at(-1)]).toEqual([102, 3_900, 4_001]);
  });
});

describe("a damaged file", () => {
  const names = (directory: string) =>
    readdirSync(directory).filter((name) => name.includes("corrupt"));

  it.each([
    ["is no database at all", "no database ".repeat(1_000)],
    ["is cut off within its first page", "SQLite format 3\0"],
  ])("that %s is set aside, with a message for an hour", async (_, content) => {
    const [directory, time] = [temporaryDirectory(), clock()];
    writeFileSync(historyPath(directory), content);
    const history = await temporaryHistory({ directory, now: time.now });
    expect(history.notice()).toMatch(/set aside as history\.corrupt-20260301T130000Z\.db/);
    expect(names(directory)).toEqual(["history.corrupt-20260301T130000Z.db"]);
    await record(history, 0);
    time.pass(3_600_000);
    expect(history.notice()).toBeUndefined();
    await history.close();
    expect(await reopened(directory)).toEqual([0]);
  });

  it("found while reading is set aside, and the dashboard starts a new one", async () => {
    const directory = temporaryDirectory();
    const before = await temporaryHistory({ directory });
    await record(before, ...Array.from({ length: 2_000 }, (_, index) => index));
    await before.close();
    damagePages(historyPath(directory));
    const history = await temporaryHistory({ directory });
    expect(await minutesOf(history)).toEqual([]);
    expect(history.notice()).toMatch(/set aside/);
    await record(history, 1);
    expect(await minutesOf(history)).toEqual([1]);
    expect(names(directory)).toHaveLength(1);
  });

  it("of ours that lacks tables of its version is set aside too", async () => {
    const directory = temporaryDirectory();
    const file = new Connection(historyPath(directory));
    file.exec("CREATE TABLE minutes (secret TEXT); CREATE TABLE batches (secret TEXT)");
    file.exec("CREATE TABLE facts (secret TEXT); PRAGMA user_version = 1");
    file.close();
    const history = await temporaryHistory({ directory });
    expect(history.notice()).toMatch(/set aside/);
    await record(history, 0);
    expect(await minutesOf(history)).toEqual([0]);
  });
});

describe("a file that cannot be used", () => {
  it("of a newer version is left alone", async () => {
    const directory = temporaryDirectory();
    const file = new Connection(historyPath(directory));
    file.exec("PRAGMA user_version = 99");
    const history = await temporaryHistory({ directory });
    expect(history.trouble()).toMatch(/newer Narrows/);
    await record(history, 0);
    expect(await minutesOf(history)).toEqual([0]);
    expect(file.all("PRAGMA user_version")).toEqual([{ user_version: 99 }]);
    file.close();
  });

  it.each([0, 1, 2])("of another program, whose version is %i, is left alone", async (version) => {
    const directory = temporaryDirectory();
    const file = new Connection(historyPath(directory));
    file.exec(`CREATE TABLE visits (url TEXT); PRAGMA user_version = ${version}`);
    file.close();
    const before = readFileSync(historyPath(directory));
    const history = await temporaryHistory({ directory });
    expect(history.trouble()).toMatch(/is another program's and was not touched; choose another/);
    await record(history, 0);
    expect(await minutesOf(history)).toEqual([0]);
    await history.close();
    expect(readFileSync(historyPath(directory)).equals(before)).toBe(true);
    expect(readdirSync(directory).toSorted()).toEqual(["history.db", "history.lock"]);
  });

  it("because its directory is a file is left out until that is mended", async () => {
    const [parent, time] = [temporaryDirectory(), clock()];
    const directory = join(parent, "data");
    writeFileSync(directory, "");
    const history = await temporaryHistory({ directory, now: time.now });
    expect(history.trouble()).toMatch(/cannot be opened; check that DATA_DIR is a folder/);
    await record(history, 0);
    rmSync(directory);
    time.pass(RETRY_MS);
    await record(history, 1);
    expect(history.trouble()).toBeUndefined();
    await history.close();
    expect(await reopened(directory)).toEqual([0, 1]);
  });

  it("because its directory is read-only is read all the same", async () => {
    const [directory, time] = [temporaryDirectory(), clock()];
    const before = await temporaryHistory({ directory });
    await record(before, 0);
    await before.close();
    forbidWriting(directory);
    const history = await temporaryHistory({ directory, now: time.now });
    expect(history.trouble()).toMatch(/cannot be/);
    await record(history, 1);
    expect(await minutesOf(history)).toEqual([0, 1]);
    allowWriting(directory);
    time.pass(RETRY_MS);
    await record(history, 2);
    expect(history.trouble()).toBeUndefined();
    expect(await minutesOf(history)).toEqual([0, 1, 2]);
  });
});

describe("a file that vanishes under a running server", () => {
  it.each([
    ["alone", (directory: string) => rmSync(historyPath(directory))],
    [
      "with its log",
      (directory: string) => {
        for (const part of ["", "-wal", "-shm"]) rmSync(historyPath(directory) + part);
      },
    ],
    ["with its directory", (directory: string) => rmSync(directory, { recursive: true })],
  ])("%s is written again, whole", async (_, vanish) => {
    const directory = join(temporaryDirectory(), "data");
    mkdirSync(directory);
    const history = await temporaryHistory({ directory });
    await record(history, 0);
    vanish(directory);
    await record(history, 1);
    expect(history.trouble()).toBeUndefined();
    await history.close();
    expect(await reopened(directory)).toEqual([0, 1]);
  });

  it("and is replaced by another one is read from there", async () => {
    const [directory, other] = [temporaryDirectory(), temporaryDirectory()];
    const backup = await temporaryHistory({ directory: other });
    await record(backup, 7);
    await backup.close();
    const history = await temporaryHistory({ directory });
    await record(history, 0);
    renameSync(historyPath(other), historyPath(directory));
    await record(history, 1);
    expect(await minutesOf(history)).toEqual([1, 7]);
  });
});

/** Overwrites the last pages, as a failing disk would: the file still opens. */
function damagePages(path: string): void {
  const size = statSync(path).size;
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(size - 20 * 4_096, 0xa5), 0, undefined, 20 * 4_096);
  closeSync(file);
}

/** Root may write anywhere, so the test runs this part as another user. */
function forbidWriting(directory: string): void {
  chmodSync(historyPath(directory), 0o444);
  chmodSync(directory, 0o555);
  if (process.geteuid?.() === 0) process.seteuid?.(65_534);
  onTestFinished(() => allowWriting(directory));
}

function allowWriting(directory: string): void {
  if (process.getuid?.() === 0) process.seteuid?.(0);
  chmodSync(directory, 0o755);
  chmodSync(historyPath(directory), 0o644);
}
