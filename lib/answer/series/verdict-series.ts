import type { SeriesView } from "@/lib/contract/window";
import type { SeriesName } from "@/lib/domain/series";
import type { Judgement, NumberName } from "@/lib/domain/verdict";
import { type Cell, cellOf, seriesView } from "./series-columns";

const FROM = {
  endToEndDelay: "endToEndDelayMs",
  utilisation: "utilisationRatio",
  sustainableRecords: "sustainableRecordsPerSecond",
} as const satisfies Partial<Record<SeriesName, NumberName>>;

export type VerdictSeriesName = keyof typeof FROM;

/** The numbers that only the diagnosis can tell, from the verdict of every whole minute. */
export function verdictSeries(
  judgements: readonly Judgement[],
  stepMs: number,
): Record<VerdictSeriesName, SeriesView> {
  const view = (name: VerdictSeriesName): SeriesView =>
    seriesView(name, stepMs, bucketed(judgements, stepMs, FROM[name]));
  return {
    endToEndDelay: view("endToEndDelay"),
    utilisation: view("utilisation"),
    sustainableRecords: view("sustainableRecords"),
  };
}

function bucketed(
  judgements: readonly Judgement[],
  stepMs: number,
  number: NumberName,
): ReadonlyMap<number, Cell> {
  const values = new Map<number, number[]>();
  for (const judgement of judgements) {
    const at = Math.floor(judgement.at / stepMs) * stepMs;
    const value = judgement.numbers[number];
    values.set(at, [...(values.get(at) ?? []), ...(value == null ? [] : [value])]);
  }
  return new Map([...values].map(([at, list]) => [at, cellOf(statOf(list))]));
}

function statOf(list: readonly number[]) {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return { count: list.length, mean, min: Math.min(...list), max: Math.max(...list) };
}
