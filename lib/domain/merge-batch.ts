import type { MicroBatch } from "./micro-batch";

/**
 * Merges two reports of one batch, for memory and every store. A batch only goes forward: the
 * report of the furthest state counts, and of two equal states the later report. A poorer report
 * takes nothing away: a known instant stays, and so does a failed output.
 *
 * @param known the stored batch
 * @param update a new report of the same batch
 */
export function mergeBatch(known: MicroBatch, update: MicroBatch): MicroBatch {
  const [behind, ahead] = progress(update) < progress(known) ? [update, known] : [known, update];
  const failed = Math.max(known.outputs.failed, update.outputs.failed);
  return { ...behind, ...ahead, outputs: { total: ahead.outputs.total, failed } };
}

/** The state of a report: 0 queued, 1 started, 2 completed. */
function progress({ startedAt, endedAt }: MicroBatch): number {
  return Number(startedAt !== undefined) + Number(endedAt !== undefined);
}
