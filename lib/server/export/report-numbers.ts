import { columnOf } from "@/lib/contract/columns";
import { gotBeside } from "@/lib/contract/got-beside";
import type { SeriesView, WindowAnswer } from "@/lib/contract/window";
import type { SeriesName } from "@/lib/domain/series";
import type { VerdictNumbers } from "@/lib/domain/verdict";
import { formatQuantity } from "@/lib/format/quantity";
import { table } from "./markdown";

const NUMBERS = [
  ["End-to-end delay", "endToEndDelayMs", "ms"],
  ["of that waiting in the stream", "waitingInStreamMs", "ms"],
  ["waiting in Spark", "waitingInSparkMs", "ms"],
  ["being processed", "processingMs", "ms"],
  ["Utilisation", "utilisationRatio", "ratio"],
  ["Sustainable intake", "sustainableRecordsPerSecond", "records/s"],
  ["Backlog, records", "backlogRecords", "count"],
  ["Caught up in", "catchUpMs", "ms"],
  ["Data loss in", "timeToDataLossMs", "ms"],
] as const satisfies readonly (readonly [string, keyof VerdictNumbers, string])[];

/** The verdict's numbers, as far as they are known. */
export function verdictNumbers(numbers: VerdictNumbers): readonly string[] {
  return table(
    ["what", "how much"],
    NUMBERS.filter(([, name]) => numbers[name] !== null).map(([label, name, unit]) => [
      label,
      formatQuantity(numbers[name], unit),
    ]),
  );
}

/** What a post-mortem asks for, in the order of a record's way. */
const SHOWN = [
  ["put", "putBytes"],
  ["got", "getBytes"],
  ["put", "putRecords"],
  ["taken in by Spark", "intakeRecords"],
  ["refused writes", "writeThrottled"],
  ["refused reads", "readThrottled"],
  ["iterator age", "iteratorAge"],
  ["scheduling delay", "schedulingDelay"],
  ["processing time", "processingTime"],
  ["queued batches", "queuedBatches"],
  ["end-to-end delay", "endToEndDelay"],
  ["utilisation of Spark", "utilisation"],
] as const satisfies readonly (readonly [string, SeriesName])[];

/** Least, mean and most of the series of a window; those that are not known are left out. */
export function seriesNumbers(answer: Pick<WindowAnswer, "series" | "window">): readonly string[] {
  const rows = SHOWN.flatMap(([label, name]) => {
    const view = name === "getBytes" ? gotOf(answer) : answer.series[name];
    const known = statOf(view);
    return known ? [[label, ...known.map((value) => formatQuantity(value, view.unit))]] : [];
  });
  return table(["what", "least", "mean", "most"], rows);
}

/** Where nobody reads there is no datapoint, and nothing is got: a mean of the others would hide it. */
function gotOf({ series, window }: Pick<WindowAnswer, "series" | "window">): SeriesView {
  const { getBytes, putBytes } = series;
  const { t0, stepMs, values } = gotBeside(
    columnOf(putBytes),
    columnOf(getBytes),
    window.settledTo,
  );
  return { ...getBytes, points: values.map((value, i) => [t0 + i * stepMs, value]) };
}

function statOf({ points, min = [], max = [] }: SeriesView): [number, number, number] | undefined {
  const values = points.flatMap(([, value]) => (value === null ? [] : [value]));
  if (values.length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const extremes = [...values, ...min.map(([, value]) => value), ...max.map(([, value]) => value)];
  const least = extremes.reduce((a, b) => Math.min(a, b));
  return [least, mean, extremes.reduce((a, b) => Math.max(a, b))];
}
