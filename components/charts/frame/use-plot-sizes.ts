"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import type { ChartSpec } from "../series/chart-specs";

/** px */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** The sizes of plots by the id of their chart. */
type PlotSizes = ReadonlyMap<string, PlotSize>;

const NONE: PlotSizes = new Map();

/**
 * The sizes of a grid's plots, measured by one observer; empty before that.
 *
 * @param specs its charts in their order; the same array until that changes
 */
export function usePlotSizes(
  grid: RefObject<HTMLElement | null>,
  specs: readonly Pick<ChartSpec, "id">[],
): PlotSizes {
  const [sizes, setSizes] = useState(NONE);
  useLayoutEffect(() => {
    const observer = new ResizeObserver((entries) => {
      setSizes((known) => withSizes(known, entries));
    });
    for (const { id } of specs) {
      const plot = grid.current?.querySelector(`[data-plot="${id}"]`);
      if (plot) observer.observe(plot);
    }
    return () => observer.disconnect();
  }, [grid, specs]);
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
