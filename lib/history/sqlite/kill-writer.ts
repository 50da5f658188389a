import { writeSync } from "node:fs";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { openSqlite } from "./open-sqlite";

/**
 * The process that the kill test kills: keeps answers of so many settled minutes and completed
 * batches without end, and says the number of each on its standard output once it is kept.
 */
async function writeUntilKilled(directory: string, first: number, rows: number): Promise<void> {
  const history = await openSqlite({ directory });
  for (let answer = first; ; answer += 1) {
    const starts = Array.from({ length: rows }, (_, row) => (answer * rows + row) * 60_000);
    await history.recordMinutes(
      "killed",
      starts.map((at) => ({
        at,
        periodMs: 60_000,
        readAt: at + 300_000,
        values: { putBytes: at },
      })),
    );
    await history.recordBatches(
      "killed",
      starts.map((at) => batchOf({ at, records: answer, delayMs: 1, workMs: 2 })),
    );
    writeSync(1, `${answer}\n`);
  }
}

const [directory = "", first, rows] = process.argv.slice(2);
await writeUntilKilled(directory, Number(first), Number(rows));
