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
  /** The boxes of the legend's numbers, each with `data-value`. */
  readonly values: readonly HTMLElement[];
}

interface CrosshairView {
  readonly mark: CrosshairMark | null;
  readonly drawing: Drawing;
  readonly zone: string;
}

/** Past this the time stands left of the line, or it would leave the chart. */
const NEAR_THE_EDGE = 0.85;

/** Puts each series' number, and the crosshair's line and time, into one chart, without React. */
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

/** Into the text that is there: replacing it, or writing it again, would lay out its surroundings. */
function write(place: Element, words: string): void {
  const text = place.firstChild;
  if (!text) place.textContent = words;
  else if (text.nodeValue !== words) text.nodeValue = words;
}

/** The crosshair's time; seconds only where a bucket begins between two minutes. */
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
