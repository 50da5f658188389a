/** The middle value; the mean of the two middle ones for an even count. Undefined when empty. */
export function median(values: readonly number[]): number | undefined {
  const [a, b, c] = values;
  if (values.length === 3 && a !== undefined && b !== undefined && c !== undefined)
    return middleOfThree(a, b, c);
  return middleOf(sorted(values));
}

/** The median of three without sorting, because ages need it for every minute of three hours. */
export function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The median of values that are already sorted. */
export function middleOf(ordered: ArrayLike<number>): number | undefined {
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

/** From this length on, a typed array sorts faster in spite of the copy. */
const MANY = 32;

/**
 * Ascending. A typed array is sorted without a call for each comparison, which matters because this runs
 * often.
 */
export function sorted(values: readonly number[] | Float64Array): ArrayLike<number> {
  if (values instanceof Float64Array || values.length >= MANY)
    return new Float64Array(values).toSorted();
  return values.toSorted((a, b) => a - b);
}

/** The value below which a part of the values lie (nearest rank), 0 to 1. Undefined when empty. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const ordered = sorted(values);
  return ordered[Math.min(ordered.length - 1, Math.floor(part * ordered.length))];
}
