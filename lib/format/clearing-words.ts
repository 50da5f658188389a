import type { Clearing, ClearingCondition } from "@/lib/domain/clearing";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration, formatNumber, formatQuantity } from "./quantity";
import { type RecordCounts, recordsWord } from "./record-words";

/**
 * The state of a condition: `now 3 min 40 s, falling 25 s a minute, met in about 9 min`.
 *
 * @param moment the word for `at`: `then` in a past window
 */
export function conditionState(
  condition: ClearingCondition,
  at: number,
  moment: "now" | "then" = "now",
): string {
  const { met, value, unit, metAt } = condition;
  if (met === null) return "not known";
  const more = condition.isAtLeast === true ? "more than " : "";
  const now =
    value === null || unit === null ? "" : `${moment} ${more}${formatQuantity(value, unit)}`;
  if (met) return now === "" ? "seen" : `seen: ${now}`;
  const when = metAt === null ? "" : `met in about ${aboutWords(metAt - at)}`;
  const parts = [now, movement(condition), when].filter(Boolean);
  return parts.length === 0 ? "not seen yet" : parts.join(", ");
}

/** `falling 25 s a minute`; empty without a clear trend. */
function movement({ perMinute, unit }: ClearingCondition): string {
  if (perMinute === null || perMinute === 0 || unit === null) return "";
  const word = perMinute < 0 ? "falling" : "rising";
  return `${word} ${formatQuantity(Math.abs(perMinute), unit)} a minute`;
}

/** A projection is only as exact as its minutes: `9 min`, `less than a minute`. */
export function aboutWords(ms: number): string {
  if (ms < MINUTE_MS) return "a minute";
  return formatDuration(Math.round(ms / MINUTE_MS) * MINUTE_MS);
}

/** `clears after 3 clean minutes (1 so far)`. */
export function evaluationWords({ evaluations: { clear, needed } }: Clearing): string {
  return `clears after ${needed} clean minutes (${clear} so far)`;
}

/**
 * How the backlog will develop.
 *
 * @param given.at the verdict's instant, epoch ms
 * @param given.clock an instant in the reader's zone, in words
 */
export function backlogWords(
  { backlog: { records, level = false, shrinks, goneAt, because } }: Clearing,
  counts: RecordCounts,
  { at, clock }: { readonly at: number; readonly clock: (at: number) => string },
): string {
  const word = recordsWord("user", counts);
  const much = records === null ? "The backlog" : `The backlog of ${formatNumber(records)} ${word}`;
  if (records === 0) return "Nothing is left to catch up with";
  if (records !== null && level)
    return `Only the usual batches are left: ${formatNumber(records)} ${word}`;
  if (goneAt !== null)
    return `${much} is gone in about ${aboutWords(goneAt - at)}, at about ${clock(goneAt)}, at the present rates: ${because}`;
  if (shrinks === false) return `${much} does not shrink at the present rates: ${because}`;
  return `When ${much.charAt(0).toLowerCase()}${much.slice(1)} will be gone is not known: ${because}`;
}

/** The progress, in words that change only with each completed step. */
export function stepWords(clearing: Clearing): string {
  const met = clearing.conditions.filter((condition) => condition.met === true).length;
  return `${met} of ${clearing.conditions.length} conditions for clearing are met; ${evaluationWords(clearing)}.`;
}
