import { type Coverage, type Filling, METRIC_PRICE_USD } from "@/lib/domain/coverage";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration } from "./duration";

/**
 * The part of a window that can be known, and what is being done about the rest, one sentence each.
 * Empty when all of it is known.
 *
 * @param moment an instant in the reader's zone, in words
 */
export function coverageWords(
  coverage: Coverage,
  moment: (at: number) => string,
): readonly string[] {
  const { lookBack, filled } = coverage;
  return [
    ...sparkWords(coverage, moment),
    ...(coverage.periodMs > MINUTE_MS ? [coarseWords(coverage.periodMs)] : []),
    ...(lookBack
      ? [
          `Nothing is known before ${moment(lookBack.from)}: ${LIMIT_WORDS[lookBack.limit](lookBack.days)}.`,
        ]
      : []),
    ...fillingWords(coverage.filling, moment),
    ...(filled
      ? [`What was missing was fetched from CloudWatch${costWords(filled.metrics)}.`]
      : []),
  ];
}

const LIMIT_WORDS = {
  "history-days": (days: number) =>
    `the history keeps ${days === 1 ? "a day" : `${days} days`} (HISTORY_DAYS)`,
  "stream-created": () => "the stream was created then",
} as const;

function sparkWords({ spark, periodMs }: Coverage, moment: (at: number) => string): string[] {
  if (!spark) return [];
  const rest = periodMs > MINUTE_MS ? "means" : "minutes";
  return spark.from === null
    ? [
        `Spark's numbers are not known for this window: its driver no longer tells them. Only CloudWatch's ${rest} are known.`,
      ]
    : [
        `Spark's numbers begin at ${moment(spark.from)}; before that only CloudWatch's ${rest} are known.`,
      ];
}

function coarseWords(periodMs: number): string {
  return `Of times this old CloudWatch keeps one datapoint for ${formatDuration(periodMs)}: what was shorter does not show.`;
}

function fillingWords(filling: Filling | null, moment: (at: number) => string): string[] {
  if (!filling) return [];
  const { state, from, to, metrics, error } = filling;
  const what = `${moment(from)} to ${moment(to)}`;
  if (state === "failed") {
    return [
      `What is missing from ${what} could not be fetched. ${error ?? ""} It is asked for again when this window is open in ten minutes.`,
    ];
  }
  const cost = costWords(metrics);
  const trouble = error === undefined ? "" : ` The last try failed: ${error}`;
  return [
    `What is missing from ${what} is being fetched from CloudWatch${cost}; it appears here by itself.${trouble}`,
  ];
}

/** A smaller price decides nothing. */
const LEAST_TOLD_USD = 0.1;

/**
 * The price of so many CloudWatch metrics, at list price, as the end of a sentence: `, for about
 * $1.20`. Empty below ten cents.
 */
function costWords(metrics: number): string {
  const usd = metrics * METRIC_PRICE_USD;
  return usd < LEAST_TOLD_USD ? "" : `, for about $${usd.toFixed(2)}`;
}
