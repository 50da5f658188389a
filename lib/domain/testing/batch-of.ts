import type { MicroBatch } from "../micro-batch";

/** A batch as a test gives it: durations instead of instants, and only what matters. */
export type TestBatch = Partial<Omit<MicroBatch, "at" | "startedAt" | "endedAt">> & {
  readonly at: number;
  /** Submission to start, ms; absent: it waits. */
  readonly delayMs?: number | undefined;
  /** Start to end, ms; absent: it is not done. */
  readonly workMs?: number | undefined;
};

/** The key of a test's batch. Nothing may read an instant from it. */
export function keyAt(at: number): string {
  return `batch of ${new Date(at).toISOString()}`;
}

/** A waiting batch of 100 records and ten seconds, with these changes. */
export function batchOf({ at, delayMs, workMs, ...rest }: TestBatch): MicroBatch {
  const { submittedAt = at } = rest;
  const startedAt = delayMs === undefined ? undefined : submittedAt + delayMs;
  const endedAt = startedAt === undefined || workMs === undefined ? undefined : startedAt + workMs;
  return {
    key: keyAt(at),
    application: "app-1",
    at,
    submittedAt,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    intervalMs: 10_000,
    records: 100,
    outputs: { total: 1, failed: 0 },
    ...rest,
  };
}
