import type { Batch } from "../batch";

const QUEUED: Batch = {
  id: Date.UTC(2026, 2, 1, 12),
  applicationId: "app-1",
  intervalMs: 10_000,
  records: 100,
  outputs: { total: 2, failed: 0 },
};
const STARTED: Batch = { ...QUEUED, schedulingDelayMs: 40 };
const COMPLETED: Batch = { ...STARTED, processingTimeMs: 900 };
const POORER = { records: 7, intervalMs: 1, outputs: { total: 0, failed: 0 } } as const;
const FAILED = { outputs: { total: 2, failed: 1 }, failure: "java.io.IOException" } as const;

/** What becomes of one batch's answers, in the order in which they come: for memory and every store. */
export const BATCH_MERGES: readonly {
  readonly name: string;
  readonly answers: readonly [Batch, ...Batch[]];
  readonly is: Batch;
}[] = [
  {
    name: "a queued batch has no duration, not a duration of 0",
    answers: [QUEUED, QUEUED],
    is: QUEUED,
  },
  {
    name: "a batch goes forward",
    answers: [QUEUED, STARTED, COMPLETED],
    is: COMPLETED,
  },
  {
    name: "a batch that is completed stays so",
    answers: [COMPLETED, STARTED, QUEUED],
    is: COMPLETED,
  },
  {
    name: "what was said of a completed batch stands against a poorer answer",
    answers: [COMPLETED, { ...STARTED, ...POORER, schedulingDelayMs: 41 }],
    is: COMPLETED,
  },
  {
    name: "the later of two answers that know as much counts",
    answers: [QUEUED, { ...QUEUED, records: 101 }],
    is: { ...QUEUED, records: 101 },
  },
  {
    name: "a delay of 0 is a delay",
    answers: [{ ...COMPLETED, schedulingDelayMs: 0, processingTimeMs: 0 }, QUEUED],
    is: { ...COMPLETED, schedulingDelayMs: 0, processingTimeMs: 0 },
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
    name: "a poorer answer that comes late still tells of an output that failed",
    answers: [COMPLETED, { ...STARTED, ...FAILED }],
    is: { ...COMPLETED, ...FAILED },
  },
];
