"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** The width of the first chart's place, px; null before it is measured. All charts of a grid are equally wide. */
export function useWidth(grid: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const place = grid.current?.querySelector("[data-plot]");
    if (!place) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [grid]);
  return width;
}
