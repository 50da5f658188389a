import type { Unit } from "@/lib/domain/series";
import { formatQuantity, formatRatio } from "@/lib/format/quantity";

/** A value as a legend says it; a gap is said, not left out. */
export function valueWords(value: number | null | undefined, unit: Unit): string {
  return value === null || value === undefined ? "no data" : formatQuantity(value, unit);
}

/**
 * A value of get as a legend says it. Where nobody reads there is no datapoint either, and yet it is
 * known that nothing was got.
 *
 * @param got as the gap counts it
 */
export function getWords({
  get,
  got,
  unit,
}: {
  readonly get: number | null;
  readonly got: number | null;
  readonly unit: Unit;
}): string {
  return get === null && got === 0 ? "none" : valueWords(get, unit);
}

export interface PutAndGet {
  readonly put: number | null;
  readonly get: number | null;
  readonly unit: Unit;
}

/** How much of what is put is not got, in words. */
export function gapWords({ put, get, unit }: PutAndGet): string {
  if (put === null || get === null) return "no data";
  const missing = put - get;
  if (missing < 0) return `get ahead by ${formatQuantity(-missing, unit)}`;
  if (missing === 0) return "none";
  return `${formatQuantity(missing, unit)} (${formatRatio(missing / put)} of put)`;
}
