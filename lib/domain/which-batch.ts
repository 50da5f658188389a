import { MINUTE_MS } from "./metric-period";
import { type MicroBatch, processingTimeMs } from "./micro-batch";

/** A batch that somebody may ask about. */
export const WHICH_BATCH = ["running", "slowest"] as const;
export type WhichBatch = (typeof WHICH_BATCH)[number];

/** A driver keeps a batch's stages only for a while, and an older batch explains nothing of now. */
export const LATELY_MS = 15 * MINUTE_MS;

/**
 * The batch that runs, the oldest one of several; or, of those that ended in the last 15 minutes,
 * the one that took longest. Undefined: there is none.
 *
 * @param application the id of the application that answers now: only it can be asked
 * @param now epoch ms
 */
export function whichBatch(
  which: WhichBatch,
  batches: readonly MicroBatch[],
  { application, now }: { readonly application: string | undefined; readonly now: number },
): MicroBatch | undefined {
  const own = batches.filter((batch) => batch.application === application);
  if (which === "running") {
    return own.find(({ startedAt, endedAt }) => startedAt !== undefined && endedAt === undefined);
  }
  return own
    .filter(({ endedAt }) => endedAt !== undefined && endedAt > now - LATELY_MS)
    .toSorted((a, b) => (processingTimeMs(b) ?? 0) - (processingTimeMs(a) ?? 0))[0];
}
