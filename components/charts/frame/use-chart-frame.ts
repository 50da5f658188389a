"use client";

import { useEffect, useState } from "react";
import { loadWithRetry } from "@/lib/client/browser/load-with-retry";
import type { ChartFrame } from "./chart-frame";

type Frame = typeof ChartFrame;

let loaded: Promise<Frame> | undefined;

/** Fetched once for all charts. */
function loadFrame(): Promise<Frame> {
  loaded ??= loadWithRetry(() => import("./chart-frame")).then(({ ChartFrame: frame }) => frame);
  return loaded;
}

/**
 * The recharts part of the charts, or null until it is loaded. recharts is two thirds of the page's
 * JavaScript, and the verdict and the static chart do not wait for it.
 */
export function useChartFrame(): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(null);
  useEffect(() => {
    let wanted = true;
    // Until then the static chart stays. It is drawn from the same numbers.
    loadFrame()
      .then((known) => wanted && setFrame(() => known))
      .catch(reportError);
    return () => {
      wanted = false;
    };
  }, []);
  return frame;
}
