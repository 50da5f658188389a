"use client";

import { formatClock, formatDay, formatMoment, formatSeconds, formatUtc } from "@/lib/format/time";
import { useZone } from "./zone";

export interface TimeTextProps {
  /** Epoch ms. */
  readonly at: number;
  /** The day is written when it differs from the day of this instant; absent: never. */
  readonly today?: number;
  readonly seconds?: boolean;
  /** The day is always written. */
  readonly day?: boolean;
}

/** A time in the page's zone, with UTC on hover. */
export function TimeText({ at, today, seconds, day }: TimeTextProps) {
  const zone = useZone();
  const clock = seconds ? formatSeconds(at, zone) : formatClock(at, zone);
  const text = today === undefined ? clock : formatMoment(at, zone, today);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatUtc(at)}>
      {day ? `${formatDay(at, zone)} ${clock}` : text}
    </time>
  );
}
