import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it, vi } from "vitest";
import { processingTimeMs } from "@/lib/domain/micro-batch";
import { ROWS_OF_ANSWER, startWriter, writeAndKill } from "../contract-tests/writer-process";
import { Connection } from "./file/connection";
import { historyPath } from "./file/disk-file";
import { temporaryDirectory, temporaryHistory } from "./testing/test-history";

// Six processes run one after the other, and each is awaited by what it reports. On a loaded
// machine this is slow but not wrong. The limit only ends a hang.
vi.setConfig({ testTimeout: 180_000 });

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
    last = await writeAndKill({ directory }, last + 1, reports);
    expect(integrityOf(directory)).toEqual([{ integrity_check: "ok" }]);

    const history = await temporaryHistory({ directory });
    expect(history.trouble()).toBeUndefined();
    const { periods, batches } = await history.window("killed", { from: 0, to: Infinity }, 0);
    await history.close();
    const reported = Array.from({ length: (last + 1) * ROWS_OF_ANSWER }, (_, row) => row * 60_000);
    expect(periods.slice(0, reported.length).map(({ at }) => at)).toEqual(reported);
    expect(batches.slice(0, reported.length).map(({ at }) => at)).toEqual(reported);
    expect(batches.every((batch) => processingTimeMs(batch) === 2)).toBe(true);
    // An answer that was not reported may be there, but never a part of one.
    expect([periods.length % ROWS_OF_ANSWER, batches.length % ROWS_OF_ANSWER]).toEqual([0, 0]);
  }
});

it("leaves the file to the process that has it, and takes it over when that process is gone", async () => {
  const directory = temporaryDirectory();
  const writer = startWriter({ directory }, 0);
  const ended = once(writer, "close");
  await once(createInterface({ input: writer.stdout }), "line");
  let now = Date.now();
  const history = await temporaryHistory({ directory, now: () => now });
  expect(history.trouble()).toMatch(/Another Narrows/);
  const minute = { at: 0, periodMs: 60_000, readAt: 1e6, values: { iteratorAge: 7 } };
  await history.recordPeriods("killed", [minute]);

  writer.kill("SIGKILL");
  await ended;
  now += 5_000;
  await history.recordPeriods("killed", []);
  expect(history.trouble()).toBeUndefined();
  const { periods } = await history.window("killed", { from: 0, to: ROWS_OF_ANSWER * 60_000 }, 0);
  expect(periods).toHaveLength(ROWS_OF_ANSWER);
  expect(periods[0]?.values).toEqual({ putBytes: 0, getBytes: 0, iteratorAge: 7 });
});
