import { createContext, useSyncExternalStore } from "react";
import type { ChartForm, LiveChart } from "./live-chart";

/** The chart's numbers, past the memoised frame: a refresh then touches the lines alone. */
export const LiveChartContext = createContext<LiveChart | null>(null);

/** The chart's form; renders when it changes, and only then. */
export function useChartForm(live: LiveChart): ChartForm {
  const form = () => live.form;
  return useSyncExternalStore(live.join, form, form);
}
