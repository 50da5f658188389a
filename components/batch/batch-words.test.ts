import { expect, it } from "vitest";
import { batchWords, bytesWords, gcWords, readWords, taskWords, timeWords } from "./batch-words";

const batch = { key: "1", at: 0, records: 12_400, intervalMs: 5_000, tookMs: 6_200 };

it.each([
  [{ ...batch, isRunning: false }, "12\u202f400 records, took 6.2 s of an interval of 5 s"],
  [{ ...batch, records: 1, isRunning: true }, "1 record, has run for 6.2 s of an interval of 5 s"],
])("says what a batch is", (given, words) => expect(batchWords(given)).toBe(words));

it.each([
  [2, 8, "2 of its 8 jobs were looked into."],
  [2, 2, ""],
])("says how much was read: %d of %d", (jobsRead, jobs, words) =>
  expect(readWords({ jobs, jobsRead, stages: [] })).toBe(words),
);

it.each([
  [30, 0, "30 of 30"],
  [29, 1, "29 of 30, 1 runs"],
  [21, 9, "21 of 30, 9 run"],
])("counts tasks: %d done, %d run", (completed, active, words) => {
  const tasks = { total: 30, completed, active, failed: 0, killed: 0 };
  // The counts are all that it reads.
  expect(taskWords({ tasks } as Parameters<typeof taskWords>[0])).toBe(words);
});

it.each([
  [480, 48_000, "1 %"],
  [null, 48_000, "–"],
  [0, 0, "–"],
])("GC of %s in %d ms is %s", (gcMs, runMs, words) => expect(gcWords({ gcMs, runMs })).toBe(words));

it("does not invent a number", () => {
  expect([timeWords(null), timeWords(undefined), bytesWords(0)]).toEqual(["–", "–", "none"]);
});
