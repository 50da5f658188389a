"use client";

import { useEffect, useState } from "react";
import type { ChartFrame } from "./chart-frame";

type Frame = typeof ChartFrame;

let loaded: Promise<Frame> | undefined;

/** Fetched once for all charts; a failed fetch (the server went away) is tried again by the next caller. */
function loadFrame(): Promise<Frame> {
  loaded ??= import("./chart-frame").then(
    ({ ChartFrame: frame }) => frame,
    (error: unknown) => {
      loaded = undefined;
      throw error;
    },
  );
  return loaded;
}

/**
 * recharts' part of the charts, or null until it is there. Two thirds of the page's JavaScript are
 * recharts: the verdict and the first picture do not wait for it.
 */
export function useChartFrame(): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(null);
  useEffect(() => {
    let wanted = true;
    // The first picture stays where the frame cannot be had: it is drawn from the same numbers.
    loadFrame().then(
      (known) => wanted && setFrame(() => known),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return frame;
}
