import { expect, it } from "vitest";
import type { MicroBatch } from "./micro-batch";
import { LATELY_MS, whichBatch, type WhichBatch } from "./which-batch";

const NOW = Date.UTC(2026, 10, 23, 14);

const batch = (key: string, change: Partial<MicroBatch>): MicroBatch => ({
  key,
  application: "app-1",
  at: NOW,
  submittedAt: NOW,
  intervalMs: 10_000,
  records: 1,
  outputs: { total: 1, failed: 0 },
  ...change,
});
const done = (key: string, tookMs: number, endedAt = NOW - 1_000) =>
  batch(key, { startedAt: endedAt - tookMs, endedAt });

const keyOf = (which: WhichBatch, batches: readonly MicroBatch[]) =>
  whichBatch(which, batches, { application: "app-1", now: NOW })?.key;

it.each([
  [
    "running",
    "the oldest that runs",
    [batch("a", { startedAt: 1 }), batch("b", { startedAt: 2 })],
    "a",
  ],
  ["running", "none that waits", [batch("a", {})], undefined],
  ["running", "none that has ended", [done("a", 9)], undefined],
  ["slowest", "the one that took longest", [done("a", 5), done("b", 9), done("c", 7)], "b"],
  ["slowest", "none that runs", [batch("a", { startedAt: 1 })], undefined],
  ["slowest", "none that ended long ago", [done("a", 99, NOW - LATELY_MS), done("b", 5)], "b"],
  [
    "slowest",
    "none of another application",
    [{ ...done("a", 9), application: "app-0" }],
    undefined,
  ],
] as const)("%s: %s", (which, _what, batches, key) => expect(keyOf(which, batches)).toBe(key));
