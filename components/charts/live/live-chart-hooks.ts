"use client";

import { createContext, type RefObject, useEffect, useSyncExternalStore } from "react";
import type { ChartForm, LiveChart } from "./live-chart";

/**
 * While nothing of a chart is on the screen but its title, nobody reads it; and by the time the rest
 * of it has been scrolled to, it is up to date.
 */
const TITLE = "-40px 0px";

/** Tells the chart whether it is on the screen. What nobody sees need not be redrawn. */
export function useSeen(place: RefObject<HTMLElement | null>, live: LiveChart): boolean {
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => live.appear(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: TITLE },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place, live]);
  return useSyncExternalStore(
    live.join,
    () => live.seen,
    () => true,
  );
}

/** The chart's numbers, past the memoised frame: a refresh then touches the lines alone. */
export const LiveChartContext = createContext<LiveChart | null>(null);

/** The chart's form; renders when it changes, and only then. */
export function useChartForm(live: LiveChart): ChartForm {
  const form = () => live.form;
  return useSyncExternalStore(live.join, form, form);
}
