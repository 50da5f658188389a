import { type Instant, readInstant } from "./time-expression";
import { isRangeProblem, readRange, type TimeRange } from "./time-range";
import { dayOf, typedDay } from "./typed-day";
import { HOUR_MS } from "../metric-period";

/** A typed range, understood: its ends as in an address, and their instants. */
export interface TypedRange {
  readonly from: string;
  readonly to: string;
  readonly range: TimeRange;
}

export interface TypedProblem {
  /** What was not understood, with an example that works. */
  readonly problem: string;
}

interface Reader {
  readonly now: number;
  /** IANA name: the zone of the typed days and times. */
  readonly zone: string;
}

/** A longer text is not typed, and `TO` is slow on long blanks. */
const MOST_CHARACTERS = 200;

const EXAMPLES =
  "3h, yesterday 14:00, 23:40 to 00:10, last friday, 2026-11-22 14:00 to 15:30, or an epoch time";

/** `3h`, `90 min`, `last 2 days` */
const LENGTH =
  /^(?:last\s+)?(?<count>\d{1,5})\s*(?<unit>m|min|minutes?|h|hours?|d|days?|w|weeks?)$/i;
/** `30m ago` */
const AGO = /^(?<length>.+?)\s+ago$/i;
const TO = /\s+(?:to|until|–|—|-)\s+|\s*(?:\.\.+|–|—)\s*/i;
/**
 * A dash between two times of day, and the slash of an ISO interval. Either may be a part of one
 * instant (`14:00-05:00`, `now/d`), so they count only in a text that is none.
 */
const WITHIN = /(?<=:\d{2})\s*-\s*(?=\d{1,2}:\d{2})|\/(?=\d{4}-\d{2}|\d{1,2}:\d{2})/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** A night is shorter. A longer span that ends "earlier" than it begins is a mistake. */
const MOST_OVER_MIDNIGHT_MS = 12 * HOUR_MS;

/**
 * Parses a typed range: a length up to now (`3h`), a day (`yesterday`), an instant (the hour that
 * begins then; one relative to now lasts up to now), or two of these with `to` between them. The
 * second may be only a time, on the first one's day or in the night after it. A time alone is
 * today's, or yesterday's if today's is still to come.
 */
export function readTyped(text: string, reader: Reader): TypedRange | TypedProblem {
  const typed = text.trim();
  if (typed.length > MOST_CHARACTERS) return { problem: `That is too long. Try ${EXAMPLES}.` };
  if (typed === "") return { problem: `Type a range: ${EXAMPLES}.` };
  const length = lengthOf(typed);
  if (length !== undefined) return ranged(length, "now", reader);
  const [first = "", second, ...more] = endsOf(typed, reader);
  if (more.length > 0) return { problem: `More than two times. Try ${EXAMPLES}.` };
  const from = readEnd(first, reader, false);
  if (!from) return notUnderstood(first);
  if (second === undefined) return alone(first, from, reader);
  const to = readSecond(second, from.at, reader);
  if (!to) return notUnderstood(second);
  return ranged(iso(from.at), to.relative && /^now$/i.test(second) ? "now" : iso(to.at), reader);
}

/** `3h` as `now-3h`. */
function lengthOf(text: string): string | undefined {
  const length = LENGTH.exec(text)?.groups;
  return length && `now-${length.count}${(length.unit ?? "h")[0]?.toLowerCase()}`;
}

/** `30m ago` as `now-30m`. */
function agoOf(text: string): string | undefined {
  return lengthOf(AGO.exec(text)?.groups?.length ?? "");
}

/** A day and two times of day. With seconds it would be an instant and its offset from UTC, as in logs. */
const DASHED = /^\S+ \d{1,2}:\d{2}-\d{1,2}:\d{2}$/;

function endsOf(typed: string, reader: Reader): readonly string[] {
  const ends = typed.split(TO);
  if (ends.length > 1) return ends;
  const isInstant = !DASHED.test(typed) && readEnd(typed, reader, false) !== undefined;
  return isInstant ? ends : typed.split(WITHIN);
}

function readSecond(text: string, from: number, reader: Reader): Instant | undefined {
  if (!CLOCK.test(text)) return readEnd(text, reader, true);
  const onDay = (days: number) => readEnd(`${dayOf(from, reader, days)} ${text}`, reader, true);
  const same = onDay(0);
  if (same === undefined || same.at > from) return same;
  const next = onDay(1);
  return next !== undefined && next.at - from <= MOST_OVER_MIDNIGHT_MS ? next : same;
}

export function isTypedProblem(typed: TypedRange | TypedProblem): typed is TypedProblem {
  return "problem" in typed;
}

/** A single beginning: a day is the whole day, one relative to now lasts up to now. */
function alone(text: string, from: Instant, reader: Reader): TypedRange | TypedProblem {
  const length = agoOf(text);
  if (length !== undefined) return ranged(length, "now", reader);
  if (from.relative) return ranged(iso(from.at), "now", reader);
  const day = DAY.test(typedDay(text, reader)) ? readEnd(text, reader, true) : undefined;
  return ranged(iso(from.at), iso(day?.at ?? from.at + HOUR_MS), reader);
}

/** @param up the end of a range: a day alone then means the end of that day */
function readEnd(text: string, reader: Reader, up: boolean): Instant | undefined {
  const { now } = reader;
  const clock = CLOCK.exec(text)?.[0];
  if (clock !== undefined) {
    const today = readInstant(`${dayOf(now, reader)} ${padded(clock)}`, { ...reader, up });
    const isToCome = today !== undefined && today.at > now;
    return isToCome
      ? readInstant(`${dayOf(now, reader, -1)} ${padded(clock)}`, { ...reader, up })
      : today;
  }
  const ago = agoOf(text);
  const dated = (ago ?? typedDay(text, reader)).replace(
    /^(\S+)\s+(\d{1,2}:\d{2}\S*)$/,
    (_all, day: string, time: string) => `${day} ${padded(time)}`,
  );
  if (up && DAY.test(dated)) return endOfDay(dated, reader);
  return readInstant(dated, { ...reader, up });
}

function endOfDay(day: string, reader: Reader): Instant | undefined {
  const start = readInstant(day, { ...reader, up: false });
  return start && readInstant(dayOf(start.at, reader, 1), { ...reader, up: false });
}

const padded = (clock: string): string => clock.replace(/^(\d):/, "0$1:");

const iso = (at: number): string => new Date(at).toISOString().replace(".000Z", "Z");

function ranged(from: string, to: string, { now, zone }: Reader): TypedRange | TypedProblem {
  const range = readRange({ from, to, tz: zone }, now);
  if (!isRangeProblem(range)) return { from, to, range };
  return {
    problem: range.detail.includes("future")
      ? "That lies in the future."
      : "The end must come after the beginning.",
  };
}

function notUnderstood(text: string): TypedProblem {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { problem: `"${shown}" is not a time. Try ${EXAMPLES}.` };
}
