"use client";

import { useEffect, useMemo, useState } from "react";
import type { Cause } from "@/lib/domain/verdict";
import { useCrosshair } from "../crosshair/crosshair-context";
import { type ChartOrder, chartOrder } from "./chart-order";

/** After these events the pointer or the focus may be elsewhere. */
const MOVES = ["pointermove", "pointerup", "keyup", "focusout"] as const;

export interface ShownOrder {
  readonly order: ChartOrder;
  /** True: the cause has changed, and its order waits until nobody points at a chart. */
  readonly waits: boolean;
}

/**
 * The order of the charts for a cause. A chart must not move while it is read, so a new order waits
 * until no chart is pointed at.
 */
export function useChartOrder(cause: Cause): ShownOrder {
  const crosshair = useCrosshair();
  const [shown, setShown] = useState(cause);
  const waits = shown !== cause;
  useEffect(() => {
    if (!waits) return undefined;
    const settle = () => {
      if (!isRead(crosshair.at)) setShown(cause);
    };
    settle();
    for (const name of MOVES) document.addEventListener(name, settle);
    return () => {
      for (const name of MOVES) document.removeEventListener(name, settle);
    };
  }, [waits, cause, crosshair]);
  return { order: useMemo(() => chartOrder(shown), [shown]), waits };
}

/** A pointer lies over the charts, or the keyboard's crosshair is in them. */
function isRead(at: number | null): boolean {
  const charts = document.querySelector("[data-charts]:hover");
  return charts !== null || (at !== null && document.querySelector("[data-charts]:focus") !== null);
}
