/** By what a batch is found again: its key where its source lists it, and its instant for readers. */
export interface BatchReference {
  /** Opaque: only the batch's own source knows what it is made of. */
  readonly key: string;
  /** By the driver's clock, epoch ms. */
  readonly at: number;
}

/**
 * One micro-batch, as its driver last told it. All instants are of the driver's clock, epoch ms. Absent
 * fields are not yet known, never 0.
 */
export interface MicroBatch extends BatchReference {
  /** Unique within the application, and the same for as long as the batch is told of. */
  readonly key: string;
  readonly application: string;
  /** The query that made it, where an application runs several. */
  readonly query?: string;
  /** The instant for which it stands on every axis and in every order. It never changes. */
  readonly at: number;
  /** When its work was handed to the driver: at `at`, or later for one restored from a checkpoint. */
  readonly submittedAt: number;
  /** When its processing began; absent while it waits. */
  readonly startedAt?: number;
  /** When it was done; absent until then. */
  readonly endedAt?: number;
  /** The configured batch interval, ms. Batches of a windowed output lie further apart. */
  readonly intervalMs: number;
  /** Records taken in: user records, after KPL de-aggregation. */
  readonly records: number;
  readonly outputs: {
    readonly total: number;
    readonly failed: number;
  };
  /** First line of what the driver tells of the first failure, at most 300 characters. Upstream text: escape it. */
  readonly failure?: string;
}

export type BatchState = "queued" | "processing" | "completed";

/** Submission to start, ms; undefined while the batch waits. */
export function schedulingDelayMs({ submittedAt, startedAt }: MicroBatch): number | undefined {
  return startedAt === undefined ? undefined : startedAt - submittedAt;
}

/** Start to end, ms; undefined until the batch has completed. */
export function processingTimeMs({ startedAt, endedAt }: MicroBatch): number | undefined {
  return startedAt === undefined || endedAt === undefined ? undefined : endedAt - startedAt;
}

/**
 * The state a batch was in at an instant, so that a past verdict is evaluated on what was true then.
 * Undefined: it did not exist yet.
 */
export function stateAt(batch: MicroBatch, instant: number): BatchState | undefined {
  if (batch.at > instant) return undefined;
  if ((batch.startedAt ?? Infinity) > instant) return "queued";
  return (batch.endedAt ?? Infinity) > instant ? "processing" : "completed";
}

/** The order of batches: by their instants, then by application and key, so that it is one for all. */
export function inOrder(a: MicroBatch, b: MicroBatch): number {
  return a.at - b.at || compare(a.application, b.application) || compare(a.key, b.key);
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
