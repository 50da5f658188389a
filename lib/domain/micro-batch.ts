/** Identifies a batch: its key for its source, and its instant for readers. */
export interface BatchReference {
  /** Opaque: only the batch's own source knows its format. */
  readonly key: string;
  /** By the driver's clock, epoch ms. */
  readonly at: number;
}

/**
 * One micro-batch, as its driver last reported it. All instants are by the driver's clock, epoch
 * ms. Absent fields are not yet known, never 0.
 */
export interface MicroBatch extends BatchReference {
  /** Unique within the application, and stable. */
  readonly key: string;
  readonly application: string;
  /** The query of the batch, when an application runs several. */
  readonly query?: string;
  /** The instant that places it on every axis and in every order. It never changes. */
  readonly at: number;
  /** When it was submitted: at `at`, or later for a batch restored from a checkpoint. */
  readonly submittedAt: number;
  /** When its processing began; absent while it waits. */
  readonly startedAt?: number;
  /** When it completed; absent until then. */
  readonly endedAt?: number;
  /** The configured batch interval, ms. Batches of a windowed output are further apart. */
  readonly intervalMs: number;
  /** Records read: user records, after KPL de-aggregation. */
  readonly records: number;
  readonly outputs: {
    readonly total: number;
    readonly failed: number;
  };
  /**
   * First line of the driver's report of the first failure, at most 300 characters. Upstream text:
   * escape it.
   */
  readonly failure?: string;
}

export type BatchState = "queued" | "processing" | "completed";

/**
 * A batch that waits for less than this, ms, is not queued: the driver hands it over. Healthy
 * drivers were measured to hand over in 2 to 30 ms.
 */
export const HAND_OVER_MS = 100;

/** Submission to start, ms; undefined while the batch waits. */
export function schedulingDelayMs({ submittedAt, startedAt }: MicroBatch): number | undefined {
  return startedAt === undefined ? undefined : startedAt - submittedAt;
}

/** Start to end, ms; undefined until the batch has completed. */
export function processingTimeMs({ startedAt, endedAt }: MicroBatch): number | undefined {
  return startedAt === undefined || endedAt === undefined ? undefined : endedAt - startedAt;
}

/**
 * The state of a batch at an instant, so that a past verdict uses only what was true then.
 * Undefined: it did not exist yet.
 */
export function stateAt(batch: MicroBatch, instant: number): BatchState | undefined {
  if (batch.at > instant) return undefined;
  if ((batch.startedAt ?? Infinity) > instant) return "queued";
  return (batch.endedAt ?? Infinity) > instant ? "processing" : "completed";
}

/**
 * The order of batches: by instant, then by application and key, so that it is the same everywhere.
 */
export function inOrder(a: MicroBatch, b: MicroBatch): number {
  return a.at - b.at || compare(a.application, b.application) || compare(a.key, b.key);
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
