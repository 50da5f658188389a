import type { Unit } from "@/lib/domain/series";
import { formatNumber, formatQuantity } from "./quantity";

/** A number in a chart or its table: `2 350/s` where the title says which records are counted. */
export function shortQuantity(value: number, unit: Unit): string {
  const isOfAKind = unit === "user records/s" || unit === "Kinesis records/s";
  return isOfAKind ? `${formatNumber(value)}/s` : formatQuantity(value, unit);
}
