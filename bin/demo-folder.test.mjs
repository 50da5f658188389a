import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { DemoFolderError, takeDemoFolder } from "./demo-folder.mjs";

/** A data directory for one test. */
function dataDir() {
  const path = mkdtempSync(join(tmpdir(), "narrows-demo-folder-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** @param {string} path */
function take(path) {
  const taken = takeDemoFolder(path);
  onTestFinished(() => taken.release());
  return taken;
}

/** @param {string} folder @param {string} name @param {string} [text] */
const put = (folder, name, text = "x") => writeFileSync(join(folder, name), text);

describe("a folder that the demo did not create", () => {
  it("is not the demo's just because it is called demo", () => {
    const data = dataDir();
    mkdirSync(join(data, "demo", "photos"), { recursive: true });
    put(join(data, "demo", "photos"), "precious.txt");
    expect(take(data).directory).toBe(join(data, "narrows-demo"));
    expect(readFileSync(join(data, "demo", "photos", "precious.txt"), "utf8")).toBe("x");
  });

  it("is refused in words and left as it is", () => {
    const data = dataDir();
    const folder = join(data, "narrows-demo");
    mkdirSync(folder);
    put(folder, "history.db", "somebody's");
    expect(() => take(data)).toThrow(DemoFolderError);
    expect(() => take(data)).toThrow(/narrows-demo is there already .* Move it away/);
    expect(readdirSync(folder)).toEqual(["history.db"]);
    expect(readFileSync(join(folder, "history.db"), "utf8")).toBe("somebody's");
  });

  it("is not reached through a link", () => {
    const data = dataDir();
    const elsewhere = dataDir();
    symlinkSync(elsewhere, join(data, "narrows-demo"));
    expect(() => take(data)).toThrow(/it is no folder/);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("is refused if a file has the name, or the data directory is a file", () => {
    const data = dataDir();
    put(data, "narrows-demo");
    expect(() => take(data)).toThrow(/it is no folder/);
    expect(() => take(join(data, "narrows-demo"))).toThrow(/DATA_DIR: the demo cannot use/);
  });
});

describe("the demo's folder", () => {
  it("starts without the files of an earlier demo, and keeps other files", () => {
    const data = dataDir();
    const { directory, release } = takeDemoFolder(data);
    const ours = ["history.db", "history.db-wal", "history.lock", "history.rescue.db"];
    const others = ["history.db.bak", "notes.txt", "my-history.db"];
    for (const name of [
      ...ours,
      "history.corrupt-20260301T130000Z.db",
      "pipelines.json",
      ...others,
    ])
      put(directory, name);
    mkdirSync(join(directory, "mine"));
    put(join(directory, "mine"), "history.db");
    release();
    expect(take(data).directory).toBe(directory);
    expect(readdirSync(directory).toSorted()).toEqual(
      ["NARROWS-DEMO.txt", "demo.lock", "demo.lock-journal", "mine", ...others].toSorted(),
    );
    expect(readdirSync(join(directory, "mine"))).toEqual(["history.db"]);
  });

  it("has a file that says whose it is", () => {
    const { directory } = take(dataDir());
    expect(readFileSync(join(directory, "NARROWS-DEMO.txt"), "utf8")).toContain(
      "keep nothing here",
    );
  });

  it("is not taken by a second demo while the first one runs", () => {
    const data = dataDir();
    const first = takeDemoFolder(data);
    put(first.directory, "history.db", "the first one's");
    put(first.directory, "emulator.json");
    const second = take(data);
    expect(second.directory).toBe(join(data, "narrows-demo-2"));
    expect(readFileSync(join(first.directory, "history.db"), "utf8")).toBe("the first one's");
    first.release();
    expect(existsSync(join(first.directory, "emulator.json"))).toBe(false);
    expect(take(data).directory).toBe(first.directory);
  });

  it("is one of nine", () => {
    const data = dataDir();
    for (let i = 0; i < 9; i++) take(data);
    expect(() => take(data)).toThrow(/all folders for demos .* are in use/);
  });
});
