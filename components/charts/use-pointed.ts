"use client";

import { type RefObject, useLayoutEffect } from "react";
import type { CrosshairMark } from "./crosshair";
import { useCrosshair } from "./crosshair-context";
import { drawCrosshair } from "./draw-crosshair";
import type { LiveChart } from "./live-chart";

export interface PointedPlaces {
  readonly figure: RefObject<HTMLElement | null>;
  readonly line: RefObject<HTMLElement | null>;
}

/** Keeps one chart's numbers with the newest answer, or with the crosshair while that points somewhere. */
export function usePointed({ figure, line }: PointedPlaces, live: LiveChart, zone: string): void {
  const crosshair = useCrosshair();
  // After every render, which are few: each may have brought other places.
  useLayoutEffect(() => {
    if (!figure.current || !line.current) return undefined;
    const places = {
      figure: figure.current,
      line: line.current,
      values: [...figure.current.querySelectorAll<HTMLElement>("[data-value]")],
    };
    let mark: CrosshairMark | null = null;
    // Off the screen the numbers follow the answers, for whoever has them read aloud, and not the pointer.
    const draw = () =>
      drawCrosshair(places, { mark: live.seen ? mark : null, drawing: live.drawing, zone });
    const leaveCrosshair = crosshair.join((pointed) => {
      mark = pointed;
      if (live.seen) draw();
    });
    const leaveChart = live.join(draw);
    draw();
    return () => {
      leaveCrosshair();
      leaveChart();
    };
  });
}
