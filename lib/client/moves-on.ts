/**
 * Whether an answer is of a later instant than the one before it, epoch ms. A server, or a cache on the
 * way, that gives the same answer again and again is as silent as one that gives none. After a clock
 * that was set back one answer seems older; the next moves on from there.
 *
 * @param before of the last answer; null: there was none, or it told none
 * @param after null: an answer that tells none, as through a proxy that drops our header, counts
 */
export function movesOn(before: number | null, after: number | null): boolean {
  return before === null || after === null || after > before;
}
