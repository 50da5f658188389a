/** Enough scans to see progress; older ones are the history's. */
const SCANS_KEPT = 40;
/** Of these every one is kept. Older ones stand apart, so that they reach back over the longest interval. */
const NEWEST_KEPT = 20;
const SCANS_APART_MS = 5 * 60_000;

/** Drops one of too many: the oldest that has a neighbour on either side near enough, else the oldest. */
export function thinScans(kept: { readonly at: number }[]): void {
  if (kept.length <= SCANS_KEPT) return;
  const spare = kept.findIndex((_, i) => {
    const [before, after] = [kept[i - 1], kept[i + 1]];
    if (before === undefined || after === undefined || i >= kept.length - NEWEST_KEPT) return false;
    return after.at - before.at <= SCANS_APART_MS;
  });
  kept.splice(Math.max(spare, 0), 1);
}
