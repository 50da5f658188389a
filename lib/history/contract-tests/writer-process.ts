import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import type { HistoryOptions } from "../factory/open-history";

const WRITER = fileURLToPath(new URL("killed-writer.ts", import.meta.url));

/** Rows in one answer: enough that most of the time is spent inside a write. */
export const ROWS_OF_ANSWER = 40;

/** A process that writes into that place until it is killed, starting with answer number `first`. */
export function startWriter(options: HistoryOptions, first: number) {
  const args = [JSON.stringify(options), String(first), String(ROWS_OF_ANSWER)];
  const writer = spawn(process.execPath, ["--import", "tsx", WRITER, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void writer.kill("SIGKILL"));
  return writer;
}

/**
 * Lets a writer report this many answers and kills it in the middle of the next; returns the last
 * one reported.
 */
export async function writeAndKill(
  options: HistoryOptions,
  first: number,
  reports: number,
): Promise<number> {
  const writer = startWriter(options, first);
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
