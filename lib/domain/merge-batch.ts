import type { MicroBatch } from "./micro-batch";

/**
 * One batch, told twice: what memory and every store keep of it. A batch only goes forward: what was
 * said of it when it had gone furthest stands, and of two answers that know as much the later one. A
 * poorer answer takes nothing away: an instant that is known stays, and an output that failed has.
 *
 * @param known what is kept of the same batch
 * @param told what comes now
 */
export function mergeBatch(known: MicroBatch, told: MicroBatch): MicroBatch {
  const [behind, ahead] = progress(told) < progress(known) ? [told, known] : [known, told];
  const failed = Math.max(known.outputs.failed, told.outputs.failed);
  return { ...behind, ...ahead, outputs: { total: ahead.outputs.total, failed } };
}

/** How much an answer knows: 0 queued, 1 started, 2 completed. */
function progress({ startedAt, endedAt }: MicroBatch): number {
  return Number(startedAt !== undefined) + Number(endedAt !== undefined);
}
