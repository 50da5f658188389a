import { DECISIVE_SERIES } from "@/lib/domain/decisive-series";
import type { Cause } from "@/lib/domain/verdict";
import { chartOf } from "../series/chart-of";
import { ALL_CHARTS, type ChartSpec } from "../series/chart-specs";

export interface ChartOrder {
  /** In the first screen: put against get in bytes, and the chart that shows the cause. */
  readonly first: readonly ChartSpec[];
  /** The others: first those that show the cause too, then those that say nothing about it. */
  readonly others: readonly ChartSpec[];
}

/** The number that users feel comes first among the others, whatever the cause is. */
const DELAY = "delay";

/** The charts in the order in which they prove a cause. */
export function chartOrder(cause: Cause): ChartOrder {
  const proving = DECISIVE_SERIES[cause].flatMap((series) => chartOf(series) ?? []);
  const [gap, ...ranked] = new Set([...ALL_CHARTS.slice(0, 1), ...proving, ...ALL_CHARTS]);
  const [decisive, ...rest] = ranked;
  const felt = rest.filter(({ id }) => id === DELAY);
  return {
    first: [gap, decisive].filter((spec) => spec !== undefined),
    others: [...new Set([...felt, ...rest])],
  };
}
