import type { Column } from "@/lib/domain/column";

/**
 * This long without a read, while records are put, means that nobody reads, ms. A reader under
 * back-pressure asks once or twice a minute and leaves gaps of a minute or two.
 */
const NOBODY_READS_MS = 3 * 60_000;

/**
 * Get, prepared for the gap to put: zero where nobody reads, so that the gap is all of put. Every
 * other gap stays, and so do unsettled buckets.
 *
 * @param settledTo epoch ms
 */
export function unreadAsZero(put: Column, get: Column, settledTo: number): Column {
  const { t0, stepMs } = put;
  const aligned = put.values.map(
    (_, i) => get.values[Math.floor((t0 + i * stepMs - get.t0) / get.stepMs)],
  );
  const values = aligned.map((value) => value ?? null);
  const settled = Math.min(aligned.length, Math.floor((settledTo - t0) / stepMs));
  let first = 0;
  for (let i = 0; i <= settled; i++) {
    // A bucket that get lacks altogether was never asked for.
    const isHole = i < settled && isKnown(put.values[i]) && aligned[i] === null;
    if (isHole) continue;
    if (nobodyReads(put, first, i)) values.fill(0, first, i);
    first = i + 1;
  }
  return { t0, stepMs, values };
}

/** Whether records were put long enough within a run of buckets without get. */
function nobodyReads({ values, stepMs }: Column, first: number, end: number): boolean {
  let putMs = 0;
  for (let i = first; i < end; i++) if ((values[i] ?? 0) > 0) putMs += stepMs;
  return putMs >= NOBODY_READS_MS;
}

const isKnown = (value: number | null | undefined): boolean =>
  value !== null && value !== undefined;
