/**
 * How long a record may take from put to processed, and in how many minutes of a month.
 *
 * @typedef {object} ConfiguredTarget
 * @property {number} delayMs
 * @property {number} share Of a month's minutes, 0–1.
 *
 * @typedef {{ least: number, most: number, whole?: boolean }} Range
 */

/** @type {Record<"targetDelaySeconds" | "targetShare", Range>} A week is the longest retention by far. */
const RANGES = {
  targetDelaySeconds: { least: 1, most: 604_800, whole: true },
  targetShare: { least: 0.5, most: 0.99999 },
};

/** The fields of a pipeline that make up its target. */
export const TARGET_FIELDS = Object.freeze(Object.keys(RANGES));

const DEFAULT_SHARE = 0.999;

/**
 * The target of one pipeline; undefined when none is set. Problems are reported to `wrong`.
 * @param {Readonly<Record<string, unknown>>} fields
 * @param {(field: string, what: string) => void} wrong
 * @returns {ConfiguredTarget | undefined}
 */
export function readTarget(fields, wrong) {
  const seconds = number("targetDelaySeconds");
  const share = number("targetShare");
  if (seconds === undefined) {
    if (share !== undefined)
      wrong("targetShare", "has no effect without a target: give the delay in seconds, too");
    return undefined;
  }
  return { delayMs: seconds * 1_000, share: share ?? DEFAULT_SHARE };

  /** @param {keyof typeof RANGES} field */
  function number(field) {
    const value = fields[field];
    if (value === undefined || value === "") return undefined;
    const { least, most, whole = false } = RANGES[field];
    const isNumber = typeof value === "number" && value >= least && value <= most;
    if (isNumber && (!whole || Number.isInteger(value))) return value;
    const what = whole ? "a whole number" : "a number";
    wrong(field, `must be ${what} from ${least} to ${most}, not ${JSON.stringify(value)}`);
    return least;
  }
}
