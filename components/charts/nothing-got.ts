import { type Column, settledCount, valueAt } from "./column";

/**
 * So long without any read, while records are put, is nobody reading, ms. A reader under
 * back-pressure asks once or twice a minute and leaves holes of a minute or two.
 */
const NOBODY_READS_MS = 3 * 60_000;

/**
 * What was got, for the gap to put: where nobody reads, nothing, so that the gap is all that is put.
 * Every other hole stays one, and so does what is not settled.
 *
 * @param settledTo epoch ms
 */
export function gotBeside(put: Column, get: Column, settledTo: number): Column {
  const values = put.values.map((_, i) => valueAt(get, put.t0 + i * put.stepMs));
  const settled = settledCount(put, settledTo);
  let first = 0;
  for (let i = 0; i <= settled; i++) {
    const isHole = i < settled && isKnown(put.values[i]) && values[i] === null;
    if (isHole) continue;
    if (nobodyReads(put, first, i)) values.fill(0, first, i);
    first = i + 1;
  }
  return { t0: put.t0, stepMs: put.stepMs, values };
}

/** Whether records were put in enough of a run of buckets in which none were got. */
function nobodyReads({ values, stepMs }: Column, first: number, end: number): boolean {
  let putMs = 0;
  for (let i = first; i < end; i++) if ((values[i] ?? 0) > 0) putMs += stepMs;
  return putMs >= NOBODY_READS_MS;
}

const isKnown = (value: number | null | undefined): boolean =>
  value !== null && value !== undefined;
