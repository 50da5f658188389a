const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const NUMBER = String.raw`\d[\d\u202f]*(?:\.\d+)?`;
const ONE = String.raw`${NUMBER} (?:ms|min|s|h|d)\b`;
/** A duration as the page writes it: `840 ms`, `3 min 20 s`, `1 d 4 h`. */
export const DURATION = String.raw`${ONE}(?: ${ONE})?`;

/** A number as the page writes it: `2 350`, with thin spaces. */
function numberIn(text: string): number {
  return Number(text.replaceAll("\u202f", ""));
}

/** Reads a duration in the page's own form, ms. */
export function durationIn(text: string): number {
  return [...text.matchAll(new RegExp(String.raw`(${NUMBER}) (ms|min|s|h|d)\b`, "g"))].reduce(
    (sum, [, number = "", unit = ""]) => sum + numberIn(number) * (UNIT_MS[unit] ?? 0),
    0,
  );
}

/**
 * The first duration in a sentence, ms; undefined without one.
 *
 * @param pattern a regular expression with `{}` in place of the duration
 */
export function durationAt(text: string, pattern: string): number | undefined {
  const [, found] = new RegExp(pattern.replace("{}", `(${DURATION})`)).exec(text) ?? [];
  return found === undefined ? undefined : durationIn(found);
}

/** The same for a number. */
export function numberAt(text: string, pattern: string): number | undefined {
  const [, found] = new RegExp(pattern.replace("{}", `(${NUMBER})`)).exec(text) ?? [];
  return found === undefined ? undefined : numberIn(found);
}

/** A rounded duration for a report. */
export function seconds(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? "not known" : `${Math.round(ms / 100) / 10} s`;
}
