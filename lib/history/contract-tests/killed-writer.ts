import { writeSync } from "node:fs";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { type HistoryOptions, openHistory } from "../factory/open-history";

/**
 * The process that a test kills. It keeps answers of so many settled minutes and completed batches
 * without end, and prints the number of each on standard output once the history has taken it.
 */
async function writeUntilKilled(options: HistoryOptions, first: number, rows: number) {
  const history = await openHistory(options);
  for (let answer = first; ; answer += 1) {
    const starts = Array.from({ length: rows }, (_, row) => (answer * rows + row) * MINUTE_MS);
    await history.recordPeriods(
      "killed",
      starts.map((at) => ({
        at,
        periodMs: MINUTE_MS,
        readAt: at + 300_000,
        values: { putBytes: at, getBytes: at },
      })),
    );
    await history.recordBatches(
      "killed",
      starts.map((at) => batchOf({ at, records: answer, delayMs: 1, workMs: 2 })),
    );
    writeSync(1, `${answer}\n`);
  }
}

const [options = "{}", first, rows] = process.argv.slice(2);
// Written by the test that starts this process.
await writeUntilKilled(JSON.parse(options) as HistoryOptions, Number(first), Number(rows));
