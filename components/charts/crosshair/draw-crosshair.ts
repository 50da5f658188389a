"use client";

import { type RefObject, useLayoutEffect } from "react";
import { markWords } from "../events/mark-words";
import { markNear, type PlacedMark } from "../events/place-marks";
import { legendWords } from "../labels/legend-words";
import { placeReadings, type Reading } from "../labels/place-readings";
import type { LiveChart } from "../live/live-chart";
import type { CrosshairMark } from "./crosshair";
import { useCrosshair } from "./crosshair-context";
import { sidesAt } from "./sides";
import { timeWords } from "./spoken";

interface CrosshairPlaces {
  readonly figure: HTMLElement;
  readonly line: HTMLElement;
  readonly time: Element | null;
  /** The words of an event. */
  readonly words: Element | null;
  /** The elements of the legend's numbers, each with `data-value`. */
  readonly values: readonly HTMLElement[];
  /** The labels beside the lines, each with `data-reading`. */
  readonly readings: readonly HTMLElement[];
}

/** The plot of one chart, for the crosshair. */
export interface PointedPlot {
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly zone: string;
  readonly marks: readonly PlacedMark[];
}

interface CrosshairView {
  readonly mark: CrosshairMark | null;
  readonly live: LiveChart;
  readonly plot: PointedPlot;
}

/** Writes everything that the crosshair shows in one chart, without React. */
function drawCrosshair(places: CrosshairPlaces, { mark, live, plot }: CrosshairView): void {
  const { figure, line, time, values } = places;
  const { drawing, form } = live;
  const at = mark?.at ?? null;
  const scale = { height: plot.height, axisTop: form.axis.top };
  const readings = at === null ? [] : placeReadings(drawing, at, scale);
  for (const place of values) {
    const what = place.dataset["value"];
    // A label beside its line says the same.
    const known = readings.find(({ name }) => name === what);
    write(place, known?.words ?? legendWords(drawing, { what, at }));
  }
  figure.toggleAttribute("data-pointed", mark !== null);
  if (mark === null) return;
  const sides = sidesAt(mark.fraction, plot.width);
  line.style.transform = `translateX(${(mark.fraction * 100).toFixed(2)}%)`;
  line.toggleAttribute("data-turned", sides.readingsLeft);
  line.toggleAttribute("data-words-turned", sides.wordsLeft);
  if (time) write(time, timeWords(mark.at, plot.zone, drawing.end));
  drawReadings(places, readings);
  drawWords(places, mark, { live, plot });
}

function drawReadings({ readings }: CrosshairPlaces, known: readonly Reading[]): void {
  for (const place of readings) {
    const reading = known.find(({ name }) => name === place.dataset["reading"]);
    place.toggleAttribute("data-none", reading === undefined);
    if (!reading) continue;
    write(place, reading.words);
    place.style.transform = `translateY(${reading.top}px)`;
  }
}

/** The words of a mark are shown once, in the chart that is read. */
function drawWords(
  { line, words }: CrosshairPlaces,
  mark: CrosshairMark,
  { live, plot }: Omit<CrosshairView, "mark">,
): void {
  const { drawing } = live;
  const isRead = mark.chart === null || mark.chart === drawing.spec.id;
  const near = isRead ? markNear(plot.marks, mark, plot.width) : undefined;
  line.toggleAttribute("data-told", near !== undefined);
  if (words && near) write(words, markWords(near, { zone: plot.zone, today: drawing.end }));
}

/**
 * Changes the existing text node: replacing it, or writing the same text, would cause a new layout.
 */
function write(place: Element, words: string): void {
  const text = place.firstChild;
  if (!text) place.textContent = words;
  else if (text.nodeValue !== words) text.nodeValue = words;
}

interface PointedPlaces {
  readonly figure: RefObject<HTMLElement | null>;
  readonly line: RefObject<HTMLElement | null>;
}

/**
 * Keeps one chart's numbers at the newest answer, or at the crosshair while it points somewhere.
 */
export function usePointed(
  { figure, line }: PointedPlaces,
  live: LiveChart,
  plot: PointedPlot,
): void {
  const crosshair = useCrosshair();
  // Runs after every render, because each may have new elements. Renders are few.
  useLayoutEffect(() => {
    if (!figure.current || !line.current) return undefined;
    const places = placesOf(figure.current, line.current);
    let mark: CrosshairMark | null = null;
    // Off the screen the numbers follow the answers, for screen readers, but not the pointer.
    const draw = () => drawCrosshair(places, { mark: live.seen ? mark : null, live, plot });
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

function placesOf(figure: HTMLElement, line: HTMLElement): CrosshairPlaces {
  return {
    figure,
    line,
    time: line.querySelector("[data-time]"),
    words: line.querySelector("[data-words]"),
    values: [...figure.querySelectorAll<HTMLElement>("[data-value]")],
    readings: [...line.querySelectorAll<HTMLElement>("[data-reading]")],
  };
}
