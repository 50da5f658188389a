import type { MicroBatch } from "../micro-batch";
import { batchOf } from "./batch-of";

const WAITS = { at: Date.UTC(2026, 2, 1, 12), outputs: { total: 2, failed: 0 } };

const QUEUED = batchOf(WAITS);
const STARTED = batchOf({ ...WAITS, delayMs: 40 });
const COMPLETED = batchOf({ ...WAITS, delayMs: 40, workMs: 900 });
const POORER = { records: 7, intervalMs: 1, outputs: { total: 0, failed: 0 } } as const;
const FAILED = { outputs: { total: 2, failed: 1 }, failure: "java.io.IOException" } as const;
const AT_ONCE = batchOf({ ...WAITS, delayMs: 0, workMs: 0 });
/** For a batch that was restored from a checkpoint all instants are later. */
const RESTORED = { ...WAITS, submittedAt: WAITS.at + 60_000 };

/** Merges of one batch's reports, in the order of their arrival, for memory and every store. */
export const BATCH_MERGES: readonly {
  readonly name: string;
  readonly answers: readonly [MicroBatch, ...MicroBatch[]];
  readonly is: MicroBatch;
}[] = [
  {
    name: "a queued batch has no instants, not instants of its submission",
    answers: [QUEUED, QUEUED],
    is: QUEUED,
  },
  {
    name: "a batch goes forward",
    answers: [QUEUED, STARTED, COMPLETED],
    is: COMPLETED,
  },
  {
    name: "a completed batch stays completed",
    answers: [COMPLETED, STARTED, QUEUED],
    is: COMPLETED,
  },
  {
    name: "a poorer answer does not change a completed batch",
    answers: [COMPLETED, { ...STARTED, ...POORER, startedAt: WAITS.at + 41 }],
    is: COMPLETED,
  },
  {
    name: "of two answers of equal state the later counts",
    answers: [QUEUED, { ...QUEUED, records: 101 }],
    is: { ...QUEUED, records: 101 },
  },
  {
    name: "a restored batch starts after it was submitted again",
    answers: [QUEUED, batchOf(RESTORED), batchOf({ ...RESTORED, delayMs: 5, workMs: 9 })],
    is: batchOf({ ...RESTORED, delayMs: 5, workMs: 9 }),
  },
  {
    name: "a start at the instant of submission is a start",
    answers: [AT_ONCE, QUEUED],
    is: AT_ONCE,
  },
  {
    name: "an output that failed while the batch ran has failed when it is done",
    answers: [{ ...STARTED, ...FAILED }, COMPLETED],
    is: { ...COMPLETED, ...FAILED },
  },
  {
    name: "a poorer answer takes no failed output away",
    answers: [
      { ...COMPLETED, ...FAILED },
      { ...QUEUED, ...POORER },
    ],
    is: { ...COMPLETED, ...FAILED },
  },
  {
    name: "a poorer answer that comes late still adds a failed output",
    answers: [COMPLETED, { ...STARTED, ...FAILED }],
    is: { ...COMPLETED, ...FAILED },
  },
];
