import type { DecisiveView, SparklineView } from "@/lib/contract/pipelines";
import { DECISIVE_SERIES } from "@/lib/domain/decisive-series";
import { shownByGap } from "@/lib/domain/shown-by-gap";
import { type RecordKind, SERIES, type SeriesName, type Unit } from "@/lib/domain/series";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Verdict } from "@/lib/domain/verdict";
import { type RecordCounts, rateUnit } from "@/lib/format/record-words";
import { batchColumn, isBatchSeries } from "./batch-column";
import { isPeriodSeries, periodColumn } from "./period-column";

/** What a column is made from. All of it is in memory: no answer about all pipelines reads the history. */
export type Remembered = Pick<Snapshot, "periods" | "batches" | "application" | "stream">;

/**
 * The first series that proves this cause and has a datapoint in the last hour; null: put against
 * get shows it better, or memory has none of them.
 *
 * @param gap the hour to show, and what was put and got in it
 */
export function decisiveView(
  { cause, numbers }: Pick<Verdict, "cause" | "numbers">,
  gap: SparklineView,
  known: Remembered,
): DecisiveView | null {
  const of = (values: SparklineView["put"]) => ({ t0: gap.from, stepMs: gap.stepMs, values });
  if (shownByGap(cause, of(gap.put), of(gap.get))) return null;
  for (const series of DECISIVE_SERIES[cause]) {
    const column = columnOf(series, gap, known);
    if (!column?.values.some((value) => value !== null)) continue;
    return { series, unit: unitOf(series, numbers), ...column, limit: limitOf(series, known) };
  }
  return null;
}

function unitOf(series: SeriesName, counts: RecordCounts): Unit {
  const info: { readonly unit: Unit; readonly records?: RecordKind } = SERIES[series];
  return info.records ? rateUnit(info.records, counts) : info.unit;
}

function columnOf(series: SeriesName, { from, put, stepMs }: SparklineView, known: Remembered) {
  const span = { from, to: from + put.length * stepMs };
  if (isPeriodSeries(series)) return periodColumn(series, known, span);
  if (isBatchSeries(series)) return batchColumn(series, known.batches, span);
  // The verdicts and counts of the last hour are in the history alone.
  return undefined;
}

/** What the page's chart of this series compares it with. */
function limitOf(series: SeriesName, { application }: Remembered): number | null {
  switch (series) {
    case "processingTime":
    case "schedulingDelay":
      return application?.intervalMs ?? null;
    case "writeUtilisation":
    case "readUtilisation":
      return 1;
    default:
      return null;
  }
}
