"use client";

import { createContext, type RefObject, useEffect, useSyncExternalStore } from "react";
import type { ChartForm, LiveChart } from "./live-chart";

/**
 * The screen counts as this much smaller. A chart that shows only its title is not read yet, and it
 * is up to date by the time the rest of it is scrolled into view.
 */
const TITLE = "-40px 0px";

/** Tells the chart whether it is on the screen. A chart off the screen need not be redrawn. */
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

/** The chart's numbers, without the memoised frame: a refresh then changes only the lines. */
export const LiveChartContext = createContext<LiveChart | null>(null);

/** The chart's form. Renders only when the form changes. */
export function useChartForm(live: LiveChart): ChartForm {
  const form = () => live.form;
  return useSyncExternalStore(live.join, form, form);
}
