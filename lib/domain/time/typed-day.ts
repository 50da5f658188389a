import { wallTime } from "./zoned-time";

interface Reader {
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
}

/** In the order of `Date.getUTCDay`. A name may be cut to three letters. */
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const NAMED = /^(?<last>last\s+)?(?<name>today|yesterday|[a-z]{3,9})\b/i;

/**
 * The text with the name of a day at its beginning replaced by the date: `today`, `yesterday`, a
 * weekday (the newest one, today included), or `last friday` (before today). Other texts are
 * returned as they are.
 */
export function typedDay(text: string, reader: Reader): string {
  const { last, name } = NAMED.exec(text)?.groups ?? {};
  const ago = name === undefined ? undefined : daysAgo(name.toLowerCase(), last, reader);
  return ago === undefined ? text : text.replace(NAMED, () => dayOf(reader.now, reader, -ago));
}

function daysAgo(name: string, last: string | undefined, reader: Reader): number | undefined {
  if (name === "today" || name === "yesterday") {
    if (last !== undefined) return undefined;
    return name === "today" ? 0 : 1;
  }
  const wanted = WEEKDAYS.findIndex((day) => day === name || day.slice(0, 3) === name);
  if (wanted < 0) return undefined;
  const today = new Date(dayOf(reader.now, reader)).getUTCDay();
  const ago = (today - wanted + WEEKDAYS.length) % WEEKDAYS.length;
  return ago === 0 && last !== undefined ? WEEKDAYS.length : ago;
}

/** `2026-11-22` in the zone's calendar, `days` later. */
export function dayOf(at: number, { zone }: Reader, days = 0): string {
  const { year, month, day } = wallTime(at, zone);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
