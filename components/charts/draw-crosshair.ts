import type { RefObject } from "react";
import { formatMoment, formatSeconds } from "@/lib/format/time";
import { gapWords, valueWords } from "./chart-words";
import { valueAt } from "./column";
import type { CrosshairMark } from "./crosshair";
import type { Drawing } from "./drawing";

interface CrosshairPlaces {
  readonly figure: RefObject<HTMLElement | null>;
  readonly line: RefObject<HTMLElement | null>;
  readonly legend: RefObject<HTMLElement | null>;
}

interface CrosshairPicture {
  readonly mark: CrosshairMark | null;
  readonly drawing: Drawing;
  readonly zone: string;
}

/** Past this the time stands left of the line, or it would leave the chart. */
const NEAR_THE_EDGE = 0.85;

/** Puts the crosshair's line, its time and each series' value into one chart, without React. */
export function drawCrosshair(
  { figure, line, legend }: CrosshairPlaces,
  { mark, drawing, zone }: CrosshairPicture,
): void {
  if (!figure.current || !line.current || !legend.current) return;
  figure.current.toggleAttribute("data-pointed", mark !== null);
  if (mark === null) return;
  line.current.style.transform = `translateX(${(mark.fraction * 100).toFixed(2)}%)`;
  line.current.toggleAttribute("data-turned", mark.fraction > NEAR_THE_EDGE);
  const time = line.current.firstElementChild;
  if (time) time.textContent = timeWords(mark.at, zone, drawing.end);
  for (const place of legend.current.querySelectorAll<HTMLElement>("[data-at]")) {
    place.textContent = wordsAt(drawing, { what: place.dataset["at"], at: mark.at });
  }
}

/** The crosshair's time; seconds only where a bucket begins between two minutes. */
export function timeWords(at: number, zone: string, today: number): string {
  return at % 60_000 === 0 ? formatMoment(at, zone, today) : formatSeconds(at, zone);
}

/** What a chart's legend says at an instant, of one series or of the gap. */
export function wordsAt(
  { series, gap, spec: { unit } }: Drawing,
  { what, at }: { readonly what: string | undefined; readonly at: number },
): string {
  if (what === "gap" && gap) {
    return gapWords({ put: valueAt(gap[0], at), get: valueAt(gap[1], at), unit });
  }
  const one = series.find(({ name }) => name === what);
  return one ? valueWords(valueAt(one.column, at), unit) : "";
}

/** One sentence for a screen reader: the time, and every chart's values at it. */
export function spokenAt(drawings: readonly Drawing[], at: number, time: string): string {
  const charts = drawings.map((drawing) => {
    const values = drawing.series.map(
      ({ name, word }) => `${word} ${wordsAt(drawing, { what: name, at })}`,
    );
    return `${drawing.spec.title}: ${values.join(", ")}`;
  });
  return `${time}. ${charts.join(". ")}.`;
}
