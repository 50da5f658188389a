import type { SeriesView } from "@/lib/contract/window";
import type { SeriesName } from "@/lib/domain/series";
import type { Evaluation, NumberName } from "@/lib/domain/verdict";
import { type Cell, cellOf, seriesView } from "./series-columns";

const FROM = {
  endToEndDelay: "endToEndDelayMs",
  utilisation: "utilisationRatio",
  sustainableRecords: "sustainableRecordsPerSecond",
} as const satisfies Partial<Record<SeriesName, NumberName>>;

export type VerdictSeriesName = keyof typeof FROM;

/** The numbers that only the diagnosis knows, from the verdict of every whole minute. */
export function verdictSeries(
  evaluations: readonly Evaluation[],
  stepMs: number,
): Record<VerdictSeriesName, SeriesView> {
  const view = (name: VerdictSeriesName): SeriesView =>
    seriesView(name, stepMs, bucketed(evaluations, stepMs, FROM[name]));
  return {
    endToEndDelay: view("endToEndDelay"),
    utilisation: view("utilisation"),
    sustainableRecords: view("sustainableRecords"),
  };
}

function bucketed(
  evaluations: readonly Evaluation[],
  stepMs: number,
  number: NumberName,
): ReadonlyMap<number, Cell> {
  const values = new Map<number, number[]>();
  for (const evaluation of evaluations) {
    const at = Math.floor(evaluation.at / stepMs) * stepMs;
    const value = evaluation.numbers[number];
    const list = values.get(at) ?? [];
    if (value != null) list.push(value);
    values.set(at, list);
  }
  return new Map([...values].map(([at, list]) => [at, cellOf(statOf(list))]));
}

function statOf(list: readonly number[]) {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return { count: list.length, mean, min: Math.min(...list), max: Math.max(...list) };
}
