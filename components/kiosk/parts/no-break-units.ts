const BEFORE_UNIT = /(\d) (?=(?:ms|s|min|h|d|%|[KMG]?i?B|records)(?![a-z]))/g;

/**
 * Keeps each number and its unit on one line. `5` on one line and `min` on the next would mislead.
 */
export function noBreakUnits(text: string): string {
  return text.replaceAll(BEFORE_UNIT, "$1\u00a0");
}
