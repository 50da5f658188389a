import { unreadAsZero } from "@/lib/contract/unread-as-zero";
import type { SeriesView, WindowAnswer } from "@/lib/contract/window";
import { gatheringMs } from "@/lib/domain/gathering";
import type { RecordKind, SeriesName, Unit } from "@/lib/domain/series";
import type { NumberName, Verdict, VerdictNumbers } from "@/lib/domain/verdict";
import { delayBeside, type WaitName, waitWords } from "@/lib/format/delay-words";
import { formatQuantity } from "@/lib/format/quantity";
import { rateUnit, recordsWord } from "@/lib/format/record-words";
import { table } from "./markdown";

type InWords = (numbers: VerdictNumbers) => string | undefined;

/** The parts of the delay as the page shows them; "more than" for a wait that is not over yet. */
const PARTS: readonly (readonly [string, InWords])[] = [
  ["– of that waiting in the stream", part("waitingInStreamMs")],
  ["– until its batch closes", gathering],
  ["– waiting in Spark", part("waitingInSparkMs")],
  ["– being processed", part("processingMs")],
];

const OTHERS = [
  ["Utilisation of Spark", "utilisationRatio", "ratio"],
  ["Sustainable intake", "sustainableRecordsPerSecond", "user"],
  ["Backlog, records", "backlogRecords", "count"],
  ["– of that in shards that are not read, about", "unreadRecords", "count"],
  ["Refused writes, no part of it", "refusedRecordsPerSecond", "Kinesis"],
  ["Caught up in", "catchUpMs", "ms"],
  ["Data loss in", "timeToDataLossMs", "ms"],
] as const satisfies readonly (readonly [string, NumberName, Unit | RecordKind])[];

/**
 * The known numbers of the verdict. The parts of the delay add up to it.
 *
 * @param stamp an instant in words
 */
export function verdictNumbers(
  verdict: Pick<Verdict, "severity" | "numbers">,
  stamp: (at: number) => string,
): readonly string[] {
  const { numbers } = verdict;
  const all: readonly (readonly [string, string | undefined])[] = [
    ["End-to-end delay", delay(verdict, stamp)],
    ...PARTS.map(([label, words]) => [label, words(numbers)] as const),
    ...OTHERS.map(
      ([label, name, unit]) =>
        [
          label.replace(/records$/, recordsWord("user", numbers)),
          inUnit(numbers[name], isKind(unit) ? rateUnit(unit, numbers) : unit),
        ] as const,
    ),
  ];
  return table(
    ["what", "how much"],
    all.flatMap(([label, words]) => (words === undefined ? [] : [[label, words]])),
  );
}

const isKind = (unit: Unit | RecordKind): unit is RecordKind =>
  unit === "user" || unit === "Kinesis";

function delay(
  verdict: Pick<Verdict, "severity" | "numbers">,
  stamp: (at: number) => string,
): string | undefined {
  if (verdict.numbers.endToEndDelayMs === null) return undefined;
  const { words, asOf } = delayBeside(verdict);
  return asOf === null ? words : `${words}, as of ${stamp(asOf)}`;
}

/** The words for a number, if it is known. */
function ifKnown(name: NumberName, words: (numbers: VerdictNumbers) => string): InWords {
  return (numbers) => (numbers[name] == null ? undefined : words(numbers));
}

function part(name: WaitName): InWords {
  return ifKnown(name, (numbers) => waitWords(numbers, name));
}

function gathering(numbers: VerdictNumbers): string | undefined {
  return inUnit(gatheringMs(numbers), "ms");
}

function inUnit(value: number | null | undefined, unit: Unit): string | undefined {
  return value == null ? undefined : formatQuantity(value, unit);
}

/** What a post-mortem needs, in the order in which a record travels. */
const SHOWN = [
  ["put, bytes", "putBytes"],
  ["got, bytes", "getBytes"],
  ["put, records", "putRecords"],
  ["got, records", "getRecords"],
  ["taken in by Spark, records", "intakeRecords"],
  ["refused writes", "writeThrottled"],
  ["refused reads", "readThrottled"],
  ["iterator age", "iteratorAge"],
  ["scheduling delay", "schedulingDelay"],
  ["processing time", "processingTime"],
  ["queued batches", "queuedBatches"],
  ["end-to-end delay", "endToEndDelay"],
  ["utilisation of Spark", "utilisation"],
] as const satisfies readonly (readonly [string, SeriesName])[];

/** Least, mean and most of a window's series; unknown ones are left out. */
export function seriesNumbers(answer: Pick<WindowAnswer, "series" | "window">): readonly string[] {
  const rows = SHOWN.flatMap(([label, name]) => {
    const view = viewOf(answer, name);
    const stat = statOf(view);
    return stat ? [[label, ...stat.map((value) => formatQuantity(value, view.unit))]] : [];
  });
  return table(["what", "least", "mean", "most"], rows);
}

/** Get series are shown beside their put series. */
const PUT_OF: Partial<Record<SeriesName, SeriesName>> = {
  getBytes: "putBytes",
  getRecords: "putRecords",
};

/**
 * Without a reader there is no datapoint, and nothing is got. A mean of the other minutes would
 * hide that.
 */
function viewOf(
  { series, window }: Pick<WindowAnswer, "series" | "window">,
  name: SeriesName,
): SeriesView {
  const put = PUT_OF[name];
  if (put === undefined) return series[name];
  return { ...series[name], ...unreadAsZero(series[put], series[name], window.settledTo) };
}

function statOf(view: SeriesView): [number, number, number] | undefined {
  const values = known(view.values);
  if (values.length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const extremes = [...values, ...known(view.min ?? []), ...known(view.max ?? [])];
  const least = extremes.reduce((a, b) => Math.min(a, b));
  return [least, mean, extremes.reduce((a, b) => Math.max(a, b))];
}

function known(values: SeriesView["values"]): readonly number[] {
  return values.filter((value) => value !== null);
}
