import { formatMoment, formatSeconds } from "@/lib/format/time";
import type { CrosshairMark } from "./crosshair";
import type { Drawing } from "./drawing";
import { legendWords } from "./legend-words";

export interface CrosshairPlaces {
  readonly figure: HTMLElement;
  readonly line: HTMLElement;
  /** The boxes of the legend's numbers, each with `data-value`. */
  readonly values: readonly HTMLElement[];
}

interface CrosshairPicture {
  readonly mark: CrosshairMark | null;
  readonly drawing: Drawing;
  readonly zone: string;
}

/** Past this the time stands left of the line, or it would leave the chart. */
const NEAR_THE_EDGE = 0.85;

/** Puts each series' number, and the crosshair's line and time, into one chart, without React. */
export function drawCrosshair(
  { figure, line, values }: CrosshairPlaces,
  { mark, drawing, zone }: CrosshairPicture,
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
  return at % 60_000 === 0 ? formatMoment(at, zone, today) : formatSeconds(at, zone);
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
