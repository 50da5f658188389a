import type { Column } from "@/lib/domain/column";

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
export function unreadAsZero(put: Column, get: Column, settledTo: number): Column {
  const { t0, stepMs } = put;
  const told = put.values.map(
    (_, i) => get.values[Math.floor((t0 + i * stepMs - get.t0) / get.stepMs)],
  );
  const values = told.map((value) => value ?? null);
  const settled = Math.min(told.length, Math.floor((settledTo - t0) / stepMs));
  let first = 0;
  for (let i = 0; i <= settled; i++) {
    // A bucket that get does not have at all was never asked for.
    const isHole = i < settled && isKnown(put.values[i]) && told[i] === null;
    if (isHole) continue;
    if (nobodyReads(put, first, i)) values.fill(0, first, i);
    first = i + 1;
  }
  return { t0, stepMs, values };
}

/** Whether records were put in enough of a run of buckets in which none were got. */
function nobodyReads({ values, stepMs }: Column, first: number, end: number): boolean {
  let putMs = 0;
  for (let i = first; i < end; i++) if ((values[i] ?? 0) > 0) putMs += stepMs;
  return putMs >= NOBODY_READS_MS;
}

const isKnown = (value: number | null | undefined): boolean =>
  value !== null && value !== undefined;
