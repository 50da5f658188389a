import type { SeriesView } from "@/lib/contract/window";
import { type DelayParts, delayPartsOf } from "@/lib/domain/delay-parts";
import type { SeriesName } from "@/lib/domain/series";
import type { Evaluation, NumberName, VerdictNumbers } from "@/lib/domain/verdict";
import { type Cell, cellOf, seriesView } from "./series-columns";

const FROM = {
  endToEndDelay: "endToEndDelayMs",
  utilisation: "utilisationRatio",
  sustainableRecords: "sustainableRecordsPerSecond",
} as const satisfies Partial<Record<SeriesName, NumberName>>;

export type VerdictSeriesName = keyof typeof FROM | keyof DelayParts | "delayAtLeast";

/** The numbers that only the diagnosis knows, from the verdict of every whole minute. */
export function verdictSeries(
  evaluations: readonly Evaluation[],
  stepMs: number,
): Record<VerdictSeriesName, SeriesView> {
  const buckets = bucketsOf(evaluations, stepMs);
  const view = (name: VerdictSeriesName, cell: (bucket: Bucket) => Cell): SeriesView =>
    seriesView(name, stepMs, new Map([...buckets].map(([at, bucket]) => [at, cell(bucket)])));
  const number = (name: keyof typeof FROM) => view(name, statistic(FROM[name]));
  const part = (name: keyof DelayParts) => view(name, meanPart(name));
  return {
    endToEndDelay: number("endToEndDelay"),
    utilisation: number("utilisation"),
    sustainableRecords: number("sustainableRecords"),
    waitingInStream: part("waitingInStream"),
    waitingForBatch: part("waitingForBatch"),
    waitingInSpark: part("waitingInSpark"),
    beingProcessed: part("beingProcessed"),
    delayAtLeast: view("delayAtLeast", shareOfBounds),
  };
}

/** The numbers of the evaluations in one bucket. */
type Bucket = readonly VerdictNumbers[];

function bucketsOf(
  evaluations: readonly Evaluation[],
  stepMs: number,
): ReadonlyMap<number, Bucket> {
  const buckets = new Map<number, VerdictNumbers[]>();
  for (const { at: minute, numbers } of evaluations) {
    const at = Math.floor(minute / stepMs) * stepMs;
    const bucket = buckets.get(at);
    if (bucket) bucket.push(numbers);
    else buckets.set(at, [numbers]);
  }
  return buckets;
}

function statistic(name: NumberName): (bucket: Bucket) => Cell {
  return (bucket) => {
    const list = bucket.flatMap((numbers) => numbers[name] ?? []);
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    return cellOf({ count: list.length, mean, min: Math.min(...list), max: Math.max(...list) });
  };
}

/**
 * The mean of a part over the evaluations whose delay is known, so that the means of the parts add
 * up to that of the delay. Its extremes would not, and are left out.
 */
function meanPart(name: keyof DelayParts): (bucket: Bucket) => Cell {
  return (bucket) => {
    const list = bucket.flatMap((numbers) => delayPartsOf(numbers) ?? []).map((all) => all[name]);
    if (list.every((ms) => ms === null)) return { value: null };
    const sum = list.reduce<number>((total, ms) => total + (ms ?? 0), 0);
    return { value: Math.round(sum / list.length) };
  };
}

/** The share of the known delays that are only lower bounds. */
function shareOfBounds(bucket: Bucket): Cell {
  const known = bucket.filter(({ endToEndDelayMs }) => endToEndDelayMs !== null);
  if (known.length === 0) return { value: null };
  const bounds = known.filter(({ delayIsAtLeast }) => delayIsAtLeast === true);
  return { value: bounds.length / known.length };
}
