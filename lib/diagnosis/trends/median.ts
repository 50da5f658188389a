/** The middle value; the mean of the two middle ones for an even count. Undefined when empty. */
export function median(values: readonly number[]): number | undefined {
  const ordered = sorted(values);
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.ceil(ordered.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** Makes the median absolute deviation of normal noise equal its standard deviation. */
const NORMAL = 1.4826;

/** Median absolute deviation, scaled to a standard deviation; one wild value does not move it. */
export function mad(values: readonly number[]): number | undefined {
  const middle = median(values);
  if (middle === undefined) return undefined;
  const deviation = median(values.map((value) => Math.abs(value - middle)));
  return deviation === undefined ? undefined : NORMAL * deviation;
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function sorted(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}
