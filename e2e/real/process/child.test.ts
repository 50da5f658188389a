import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Child } from "./child";

const folder = mkdtempSync(join(tmpdir(), "narrows-child-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TELL_ID = "process.send(process.pid); setInterval(() => {}, 1000);";

const start = (script: string): Child =>
  new Child({
    command: process.execPath,
    args: ["-e", script],
    logFile: join(folder, "child.log"),
    ipc: true,
  });

function isThere(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

describe("a child", () => {
  it("ends when it is asked to", async () => {
    const child = start(TELL_ID);
    const id = await child.message<number>();
    expect(isThere(id)).toBe(true);
    await child.end();
    expect([isThere(id), child.hasEnded]).toEqual([false, true]);
  });

  it("that ends before it is ready fails its starter with its last lines", async () => {
    await expect(start("console.error('no such jar')").message()).rejects.toThrow("no such jar");
  });

  it("is killed with all that it started", async () => {
    const child = start(
      `const { pid } = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
       process.send([process.pid, pid]); setInterval(() => {}, 1000);`,
    );
    const ids = await child.message<readonly number[]>();
    expect(ids.map(isThere)).toEqual([true, true]);
    await child.killGroup();
    await vi.waitFor(() => expect(ids.map(isThere)).toEqual([false, false]), 10_000);
    expect(child.hasEnded).toBe(true);
  });

  it("that has ended is not killed again: its group id may belong to another by then", async () => {
    const child = start(TELL_ID);
    await child.message<number>();
    await child.end();
    await expect(child.killGroup()).resolves.toBeUndefined();
  });

  // When the starter is killed it can do nothing, so its children must notice.
  it.each([
    { by: "its channel", watch: "process.once('disconnect', () => process.exit());" },
    { by: "its standard input", watch: "process.stdin.on('end', () => process.exit()).resume();" },
  ])("notices by $by that its starter was killed", async ({ watch }) => {
    const file = fileURLToPath(new URL("testing/starter.ts", import.meta.url));
    const args = ["--import", "tsx", file, join(folder, "orphan.log"), watch + TELL_ID];
    const starter = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const [said] = (await once(starter.stdout, "data")) as [Buffer]; // a stream of bytes
    const id = Number(said);
    expect(isThere(id)).toBe(true);
    starter.kill("SIGKILL");
    await vi.waitFor(() => expect(isThere(id)).toBe(false), 10_000);
  });
});
