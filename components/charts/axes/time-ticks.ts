import { formatClock, formatDay, formatSeconds, zoneOffsetMs } from "@/lib/format/time";

export interface TimeSpan {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[1, 5, 10, 15, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
];

/** The smallest round step that needs at most `most` ticks, ms. */
export function tickStep({ from, to }: TimeSpan, most: number): number {
  return STEPS.find((step) => (to - from) / step <= most) ?? 28 * DAY;
}

let last: { readonly key: string; readonly ticks: number[] } | undefined;

/** {@link timeTicks}, computed once for all charts of a page, because they share one axis. */
export function sharedTicks(span: TimeSpan, zone: string, most: number): number[] {
  const key = `${span.from} ${span.to} ${zone} ${most}`;
  if (last?.key !== key) last = { key, ticks: [...timeTicks(span, zone, most)] };
  return last.ticks;
}

/** Instants at round times in the reader's zone, ascending, at most `most` + 1. */
export function timeTicks(span: TimeSpan, zone: string, most: number): readonly number[] {
  const step = tickStep(span, most);
  const offset = zoneOffsetMs(span.from, zone);
  // Steps of hours and less stay even when the clocks change: an hour that occurs twice gets two
  // ticks.
  const isEven = step <= HOUR && (zoneOffsetMs(span.to, zone) - offset) % step === 0;
  const ticks: number[] = [];
  for (let local = Math.ceil((span.from + offset) / step) * step; ; local += step) {
    // The clocks may change inside the window. The ticks must still fall on full hours.
    const at = local - (isEven ? offset : zoneOffsetMs(local - offset, zone));
    if (at > span.to) return ticks;
    if (at >= span.from && at !== ticks.at(-1)) ticks.push(at);
  }
}

/** A day beside the time needs this share of a step between the tick and the end of the axis. */
const ROOM_FOR_A_DAY = 0.25;

/**
 * `14:05`; `14:05:30` where ticks are closer than a minute; `28 Nov 00:00` at midnight, and only
 * `00:00` so close to the axis' end that the day would leave the chart; `28 Nov` where ticks are
 * days apart.
 */
export function timeTickLabel(at: number, zone: string, { step, to }: TickPlace): string {
  if (step >= DAY) return formatDay(at, zone);
  const clock = step < MINUTE ? formatSeconds(at, zone) : formatClock(at, zone);
  const isMidnight = /^00:00(:00)?$/.test(clock);
  return isMidnight && to - at >= ROOM_FOR_A_DAY * step ? `${formatDay(at, zone)} ${clock}` : clock;
}

export interface TickPlace {
  /** Distance of the ticks, ms. */
  readonly step: number;
  /** End of the axis, epoch ms. */
  readonly to: number;
}

/**
 * The time axis of a window. A live axis ends at the next full minute, so that it moves once a
 * minute instead of with every answer. A past window's axis is exactly the requested span.
 */
export function axisSpan(window: TimeSpan & { readonly live: boolean }): TimeSpan {
  if (!window.live) return { from: window.from, to: window.to };
  const to = Math.ceil(window.to / MINUTE) * MINUTE;
  return { from: Math.floor((to - (window.to - window.from)) / MINUTE - 1) * MINUTE, to };
}
