"use client";

import { type RefObject, useLayoutEffect } from "react";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatMoment, formatSeconds } from "@/lib/format/time";
import { legendWords } from "../labels/legend-words";
import type { LiveChart } from "../live/live-chart";
import type { Drawing } from "../series/drawing";
import type { CrosshairMark } from "./crosshair";
import { useCrosshair } from "./crosshair-context";

interface CrosshairPlaces {
  readonly figure: HTMLElement;
  readonly line: HTMLElement;
  /** The elements of the legend's numbers, each with `data-value`. */
  readonly values: readonly HTMLElement[];
}

interface CrosshairView {
  readonly mark: CrosshairMark | null;
  readonly drawing: Drawing;
  readonly zone: string;
}

/** Beyond this fraction the time is written left of the line, because it would leave the chart. */
const NEAR_THE_EDGE = 0.85;

/** Writes each series' number, and the crosshair's line and time, into one chart, without React. */
function drawCrosshair(
  { figure, line, values }: CrosshairPlaces,
  { mark, drawing, zone }: CrosshairView,
): void {
  const at = mark?.at ?? null;
  for (const place of values) {
    write(place, legendWords(drawing, { what: place.dataset["value"], at }));
  }
  figure.toggleAttribute("data-pointed", mark !== null);
  if (mark === null) return;
  line.style.transform = `translateX(${(mark.fraction * 100).toFixed(2)}%)`;
  line.toggleAttribute("data-turned", mark.fraction > NEAR_THE_EDGE);
  if (line.firstElementChild) {
    write(line.firstElementChild, timeWords(mark.at, zone, drawing.end));
  }
}

/**
 * Changes the existing text node: replacing it, or writing the same text, would cause a new layout.
 */
function write(place: Element, words: string): void {
  const text = place.firstChild;
  if (!text) place.textContent = words;
  else if (text.nodeValue !== words) text.nodeValue = words;
}

/** The crosshair's time, with seconds only when a bucket begins between two minutes. */
export function timeWords(at: number, zone: string, today: number): string {
  return at % MINUTE_MS === 0 ? formatMoment(at, zone, today) : formatSeconds(at, zone);
}

/** One sentence for a screen reader: the time, and every chart's values at it. */
export function spokenAt(drawings: readonly Drawing[], at: number, time: string): string {
  const charts = drawings.map((drawing) => {
    const values = drawing.series.map(
      ({ name, word }) => `${word} ${legendWords(drawing, { what: name, at })}`,
    );
    return `${drawing.spec.title}: ${values.join(", ")}`;
  });
  return `${time}. ${charts.join(". ")}.`;
}

interface PointedPlaces {
  readonly figure: RefObject<HTMLElement | null>;
  readonly line: RefObject<HTMLElement | null>;
}

/**
 * Keeps one chart's numbers at the newest answer, or at the crosshair while it points somewhere.
 */
export function usePointed({ figure, line }: PointedPlaces, live: LiveChart, zone: string): void {
  const crosshair = useCrosshair();
  // Runs after every render, because each may have new elements. Renders are few.
  useLayoutEffect(() => {
    if (!figure.current || !line.current) return undefined;
    const places = {
      figure: figure.current,
      line: line.current,
      values: [...figure.current.querySelectorAll<HTMLElement>("[data-value]")],
    };
    let mark: CrosshairMark | null = null;
    // Off the screen the numbers follow the answers, for screen readers, but not the pointer.
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
