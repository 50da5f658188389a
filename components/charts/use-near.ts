"use client";

import { type RefObject, useEffect, useSyncExternalStore } from "react";
import type { LiveChart } from "./live-chart";

/** A tenth of a screen away counts as near: a chart is up to date before it is scrolled to. */
const MARGIN = "10% 0px";

/** While nothing of a chart is on the screen but its title, nobody reads its numbers. */
const TITLE = "-40px 0px";

/** Tells the chart whether it is on the screen or near to it. What nobody sees need not be redrawn. */
export function useNear(place: RefObject<HTMLElement | null>, live: LiveChart): boolean {
  useEffect(() => {
    if (!place.current) return undefined;
    const observers = [
      observer(MARGIN, (near) => live.come(near)),
      observer(TITLE, (seen) => live.appear(seen)),
    ];
    for (const each of observers) each.observe(place.current);
    return () => {
      for (const each of observers) each.disconnect();
    };
  }, [place, live]);
  return useSyncExternalStore(
    live.join,
    () => live.near,
    () => true,
  );
}

function observer(rootMargin: string, tell: (inside: boolean) => void): IntersectionObserver {
  return new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting ?? true), {
    rootMargin,
  });
}
