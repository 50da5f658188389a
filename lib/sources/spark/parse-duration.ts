const MS_PER = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
} as const;

/**
 * Reads a time in Spark's configuration grammar, in ms: `200ms`, `2s`, `1min`; a bare number is ms,
 * as for every setting that Narrows reads.
 *
 * @returns undefined for what Spark would refuse, and for a redacted value.
 */
export function parseSparkDuration(text: string): number | undefined {
  const [, digits, unit = "ms"] = /^(\d{1,15})([a-z]+)?$/.exec(text.trim().toLowerCase()) ?? [];
  if (digits === undefined || !isUnit(unit)) return undefined;
  return Number(digits) * MS_PER[unit];
}

function isUnit(word: string): word is keyof typeof MS_PER {
  return Object.hasOwn(MS_PER, word);
}
