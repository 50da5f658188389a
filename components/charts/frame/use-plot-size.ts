"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** px */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of the first chart's plot; null before it is measured. All charts of a grid have the
 * same size.
 *
 * @param first the id of the first chart: another one is another element to measure
 */
export function usePlotSize(
  grid: RefObject<HTMLElement | null>,
  first: string | undefined,
): PlotSize | null {
  const [size, setSize] = useState<PlotSize | null>(null);
  useLayoutEffect(() => {
    const place = grid.current?.querySelector("[data-plot]");
    if (!place || first === undefined) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const next = { width: Math.floor(width), height: Math.floor(height) };
      setSize((known) => (isSame(known, next) ? known : next));
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [grid, first]);
  return size;
}

function isSame(known: PlotSize | null, next: PlotSize): boolean {
  return known?.width === next.width && known.height === next.height;
}
