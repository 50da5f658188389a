import { normalCdf } from "./normal-cdf";

export interface MannKendall {
  /** Rising pairs minus falling pairs. */
  readonly s: number;
  readonly variance: number;
  readonly z: number;
  /** Two-sided, from the normal approximation, which holds from about 8 values. */
  readonly p: number;
}

/**
 * Is a series of values, oldest first, rising or falling? Mann–Kendall's test compares only the order
 * within each pair, so a single spike, however high, is no trend.
 *
 * `S = Σ_{i<j} sign(x_j − x_i)`, `Var = [n(n−1)(2n+5) − Σ_ties t(t−1)(2t+5)] / 18`, `Z = (S ∓ 1)/√Var`
 * (Mann 1945, Kendall 1975).
 */
export function mannKendall(values: readonly number[]): MannKendall {
  let s = 0;
  values.forEach((later, j) => {
    for (let i = 0; i < j; i++) s += Math.sign(later - (values[i] ?? later));
  });
  const variance = (weight(values.length) - tieWeight(values)) / 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { s, variance, z, p: 2 * (1 - normalCdf(Math.abs(z))) };
}

function weight(n: number): number {
  return n * (n - 1) * (2 * n + 5);
}

function tieWeight(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + weight(count), 0);
}
