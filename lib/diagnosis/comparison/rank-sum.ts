import { normalCdf } from "../trends/normal-cdf";

export interface RankSum {
  /** U ÷ (n·m): the share of pairs in which the later value is larger. Ties count half. */
  readonly superiority: number;
  /** Two-sided, from the normal approximation. */
  readonly p: number;
}

/**
 * Do the values of one sample tend to lie above those of another? Only the order within each pair counts,
 * so outliers and distributions do not matter.
 *
 * `U = Σ_{i,j} [y_j > x_i] + ½[y_j = x_i]`, `E = nm/2`, `Var = nm/12 · ((N + 1) − Σ_ties (t³ − t) / (N(N −
 * 1)))`, `Z = (|U − E| − ½)/√Var` (Mann & Whitney 1947, with the correction for ties). U ÷ nm is Vargha &
 * Delaney's A (2000). Undefined when a sample is empty.
 */
export function rankSum(before: readonly number[], during: readonly number[]): RankSum | undefined {
  const [n, m] = [before.length, during.length];
  if (n === 0 || m === 0) return undefined;
  const { rankOfDuring, tieWeight } = ranks(before, during);
  const u = rankOfDuring - (m * (m + 1)) / 2;
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - tieWeight / (all * (all - 1)));
  const beyond = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  const z = variance > 0 ? beyond / Math.sqrt(variance) : 0;
  return { superiority: u / (n * m), p: 2 * (1 - normalCdf(z)) };
}

/** The rank sum of the later sample among all values (ties share their mean rank), and Σ(t³ − t). */
function ranks(before: readonly number[], during: readonly number[]) {
  const all = [
    ...before.map((value) => ({ value, later: false })),
    ...during.map((value) => ({ value, later: true })),
  ].toSorted((a, b) => a.value - b.value);
  let [rankOfDuring, tieWeight] = [0, 0];
  for (let first = 0; first < all.length;) {
    let end = first;
    while (end < all.length && all[end]?.value === all[first]?.value) end++;
    const size = end - first;
    // Ranks start at 1. All values of a tie get the mean of `first + 1 … end`.
    const rank = (first + 1 + end) / 2;
    rankOfDuring += rank * all.slice(first, end).filter(({ later }) => later).length;
    tieWeight += size ** 3 - size;
    first = end;
  }
  return { rankOfDuring, tieWeight };
}
