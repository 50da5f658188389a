import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatMoment, formatSeconds } from "@/lib/format/time";
import type { MarkedEvent } from "../events/marked-events";
import { legendWords } from "../labels/legend-words";
import type { Drawing } from "../series/drawing";

/** The crosshair's time, with seconds only when a bucket begins between two minutes. */
export function timeWords(at: number, zone: string, today: number): string {
  return at % MINUTE_MS === 0 ? formatMoment(at, zone, today) : formatSeconds(at, zone);
}

/** The events in the bucket that the crosshair points at. */
export function eventsAt(
  events: readonly MarkedEvent[],
  at: number,
  stepMs: number,
): readonly MarkedEvent[] {
  return events.filter((event) => event.at >= at && event.at < at + stepMs);
}

export interface Spoken {
  /** The time in words. */
  readonly time: string;
  readonly events: readonly MarkedEvent[];
}

/** What a screen reader says: the time, what happened then, and every chart's values at it. */
export function spokenAt(
  drawings: readonly Drawing[],
  at: number,
  { time, events }: Spoken,
): string {
  const charts = drawings.map((drawing) => {
    const values = drawing.series.map(
      ({ name, word }) => `${word} ${legendWords(drawing, { what: name, at })}`,
    );
    return `${drawing.spec.title}: ${values.join(", ")}`;
  });
  const told = events.map(({ text }) => text.replace(/\.$/, ""));
  return `${[time, ...told, ...charts].join(". ")}.`;
}
