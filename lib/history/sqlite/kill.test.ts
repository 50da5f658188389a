import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { processingTimeMs } from "@/lib/domain/micro-batch";
import { Connection } from "./connection";
import { historyPath } from "./disk-file";
import { temporaryDirectory, temporaryHistory } from "./test-history";

const WRITER = fileURLToPath(new URL("kill-writer.ts", import.meta.url));

/** Rows in one answer: enough that most of the time is spent inside a transaction. */
const ANSWER = 40;

function startWriter(directory: string, first: number) {
  const args = ["--import", "tsx", WRITER, directory, String(first), String(ANSWER)];
  const writer = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void writer.kill("SIGKILL"));
  return writer;
}

/** Lets a writer report so many answers, kills it in the middle of the next; the last it reported. */
async function writeAndKill(directory: string, first: number, reports: number): Promise<number> {
  const writer = startWriter(directory, first);
  const ended = once(writer, "close");
  let [last, seen] = [first - 1, 0];
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line);
    seen += 1;
    if (seen === reports) writer.kill("SIGKILL");
  }
  const [, signal] = await ended;
  expect(signal).toBe("SIGKILL");
  return last;
}

function integrityOf(directory: string): unknown {
  const file = new Connection(historyPath(directory));
  const rows = file.all("PRAGMA integrity_check");
  file.close();
  return rows;
}

it("loses nothing that was kept when the process is killed while it writes", async () => {
  const directory = temporaryDirectory();
  let last = -1;
  for (const reports of [1, 7, 30, 90, 200]) {
    last = await writeAndKill(directory, last + 1, reports);
    expect(integrityOf(directory)).toEqual([{ integrity_check: "ok" }]);

    const history = await temporaryHistory({ directory });
    expect(history.trouble()).toBeUndefined();
    const { minutes, batches } = await history.window("killed", { from: 0, to: Infinity }, 0);
    await history.close();
    const reported = Array.from({ length: (last + 1) * ANSWER }, (_, row) => row * 60_000);
    expect(minutes.slice(0, reported.length).map(({ at }) => at)).toEqual(reported);
    expect(batches.slice(0, reported.length).map(({ at }) => at)).toEqual(reported);
    expect(batches.every((batch) => processingTimeMs(batch) === 2)).toBe(true);
    // An answer that nobody reported may be there, but never a part of one.
    expect([minutes.length % ANSWER, batches.length % ANSWER]).toEqual([0, 0]);
  }
});

it("leaves the file to the process that has it, and takes it over when that one is gone", async () => {
  const directory = temporaryDirectory();
  const writer = startWriter(directory, 0);
  const ended = once(writer, "close");
  await once(createInterface({ input: writer.stdout }), "line");
  let now = Date.now();
  const history = await temporaryHistory({ directory, now: () => now });
  expect(history.trouble()).toMatch(/Another Narrows/);
  const minute = { at: 0, periodMs: 60_000, readAt: 1e6, values: { getBytes: 7 } };
  await history.recordMinutes("killed", [minute]);

  writer.kill("SIGKILL");
  await ended;
  now += 5_000;
  await history.recordMinutes("killed", []);
  expect(history.trouble()).toBeUndefined();
  const { minutes } = await history.window("killed", { from: 0, to: ANSWER * 60_000 }, 0);
  expect(minutes).toHaveLength(ANSWER);
  expect(minutes[0]?.values).toEqual({ putBytes: 0, getBytes: 7 });
});
