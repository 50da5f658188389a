import type { DecisiveNumber, NumberOf } from "@/lib/domain/decisive-number";
import { formatQuantity } from "./quantity";

/** What a number counts, as the line above it. */
export const NUMBER_WORDS = {
  silent: "Silent for",
  "not-judged": "Not judged for",
  stalled: "Stalled for",
  "nothing-read": "Nothing read for",
  "batch-runs": "One batch runs for",
  "batches-wait": "A batch waits for",
  processing: "Batches take",
  "taken-in": "Spark takes in",
  "read-late": "Read late by",
  "reads-refused": "Reads refused",
  "writes-refused": "Writes refused",
  "data-unread": "Data unread",
  "foreign-leases": "Leases held by others",
  "batches-failed": "Batches failed",
  busy: "Spark is busy",
  "level-in": "Level in about",
  left: "Records left",
} as const satisfies Record<NumberOf, string>;

/** `6.2 s of 5 s`, `more than 14 min`, `29 %`. */
export function decisiveNumberWords({ value, unit, limit, isAtLeast }: DecisiveNumber): string {
  const words = `${isAtLeast ? "more than " : ""}${formatQuantity(value, unit)}`;
  return limit === null ? words : `${words} of ${formatQuantity(limit, unit)}`;
}
