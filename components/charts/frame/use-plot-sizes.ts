"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** px */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** The sizes of plots by the id of their chart. */
export type PlotSizes = ReadonlyMap<string, PlotSize>;

const NONE: PlotSizes = new Map();

/**
 * The sizes of a grid's plots, measured by one observer; empty before that.
 *
 * @param ids the ids of its charts in their order, with blanks between them
 */
export function usePlotSizes(grid: RefObject<HTMLElement | null>, ids: string): PlotSizes {
  const [sizes, setSizes] = useState(NONE);
  useLayoutEffect(() => {
    const observer = new ResizeObserver((entries) => {
      setSizes((known) => withSizes(known, entries));
    });
    for (const id of ids.split(" ")) {
      const plot = grid.current?.querySelector(`[data-plot="${id}"]`);
      if (plot) observer.observe(plot);
    }
    return () => observer.disconnect();
  }, [grid, ids]);
  return sizes;
}

/** A plot that keeps its size keeps its object, so that its chart is not drawn again. */
function withSizes(known: PlotSizes, entries: readonly ResizeObserverEntry[]): PlotSizes {
  const next = new Map(known);
  for (const { target, contentRect } of entries) {
    const id = target instanceof HTMLElement ? target.dataset["plot"] : undefined;
    const size = { width: Math.floor(contentRect.width), height: Math.floor(contentRect.height) };
    if (id !== undefined && !isSame(known.get(id), size)) next.set(id, size);
  }
  return next;
}

function isSame(known: PlotSize | undefined, next: PlotSize): boolean {
  return known?.width === next.width && known.height === next.height;
}
