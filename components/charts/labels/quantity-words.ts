import type { Unit } from "@/lib/domain/series";
import { formatRatio } from "@/lib/format/quantity";
import { shortQuantity } from "@/lib/format/short-quantity";

/** A value as legend text. A gap is written as such, not left out. */
export function valueWords(value: number | null | undefined, unit: Unit): string {
  return value === null || value === undefined ? "no data" : shortQuantity(value, unit);
}

/**
 * A value of get as legend text. When nobody reads there is no datapoint, but it is known that
 * nothing was read.
 *
 * @param got the value of get that the gap is computed from
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

/** The difference of put and get, in words. */
export function gapWords({ put, get, unit }: PutAndGet): string {
  if (put === null || get === null) return "no data";
  const missing = put - get;
  if (missing < 0) return `get ahead by ${shortQuantity(-missing, unit)}`;
  if (missing === 0) return "none";
  return `${shortQuantity(missing, unit)} (${formatRatio(missing / put)} of put)`;
}
