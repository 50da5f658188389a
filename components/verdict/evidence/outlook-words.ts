import type { Evidence } from "@/lib/domain/verdict";
import { formatNumber, formatQuantity } from "@/lib/format/quantity";
import { SERIES_WORDS } from "@/lib/format/series-words";
import { chartOf } from "../../charts/series/chart-of";
import { ruleWords } from "./evidence-order";
import type { Distance } from "./outlook";

/** `Scheduling delay: 5 min 43 s, 69 × its limit of 5 s` */
export function firingWords(distance: Distance): string {
  const { value, limit } = quantities(distance);
  // 1.02 would be rounded to 1: it is written as at its limit.
  const much = distance.share < 1.05 ? "at" : `${formatNumber(distance.share)} ×`;
  const what = measured(distance);
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${value}, ${much} its limit of ${limit}`;
}

/** `at risk: utilisation of Spark is at 44 %, its limit at 85 %` */
export function nearestWords(distance: Distance): string {
  const { value, limit } = quantities(distance);
  return `${ruleWords(distance.item.rule)}: ${measured(distance)} at ${value}, its limit at ${limit}`;
}

/** Rules whose number is not a value of the series that shows it. */
const MEASURED: Partial<Record<Evidence["rule"], string>> = {
  down: "the time for which the driver does not answer",
  "spark-unreachable": "the time for which the driver does not answer",
  "driver-stalled": "the age of the newest batch",
  "stuck-batch": "the time for which the batch has run",
  "reading-nothing": "the time without a record",
  "shards-unread": "the missing share of the records",
  "failing-batches": "the number of failed batches",
};

/** What is measured: `scheduling delay`; for a ratio, also whose: `utilisation of Spark`. */
function measured({ item: { rule, series } }: Distance): string {
  const named = MEASURED[rule];
  if (named) return named;
  if (!series) return "the number of its rule";
  const share = chartOf(series)?.id === "utilisation";
  return share ? `utilisation of ${SERIES_WORDS[series]}` : SERIES_WORDS[series];
}

function quantities({ item: { value, limit, unit } }: Distance) {
  return { value: formatQuantity(value, unit), limit: formatQuantity(limit, unit) };
}
