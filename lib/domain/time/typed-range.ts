import { type Instant, readInstant } from "./time-expression";
import { isRangeProblem, readRange, type TimeRange } from "./time-range";
import { wallTime } from "./zoned-time";
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

const EXAMPLES = "3h, yesterday 14:00, 2026-11-22 14:00 to 15:30, or an epoch time";

/** `3h`, `90 min`, `last 2 days` */
const LENGTH =
  /^(?:last\s+)?(?<count>\d{1,5})\s*(?<unit>m|min|minutes?|h|hours?|d|days?|w|weeks?)$/i;
const TO = /\s+(?:to|until|–|—|-)\s+|\s*(?:\.\.+|–|—)\s*/i;
const DAY = /^(?:today|yesterday|\d{4}-\d{2}-\d{2})$/i;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/**
 * Parses a typed range: a length up to now (`3h`), a day (`yesterday`), an instant (the hour that
 * begins then), or two of these with `to` between them. The second may be only a time, on the first
 * one's day. A time alone is today's, or yesterday's if today's is still to come.
 */
export function readTyped(text: string, reader: Reader): TypedRange | TypedProblem {
  const typed = text.trim();
  if (typed.length > MOST_CHARACTERS) return { problem: `That is too long. Try ${EXAMPLES}.` };
  if (typed === "") return { problem: `Type a range: ${EXAMPLES}.` };
  const length = LENGTH.exec(typed)?.groups;
  if (length)
    return ranged(`now-${length.count}${(length.unit ?? "h")[0]?.toLowerCase()}`, "now", reader);
  const [first = "", second, ...more] = typed.split(TO);
  if (more.length > 0) return { problem: `More than two times. Try ${EXAMPLES}.` };
  const from = readEnd(first, reader, false);
  if (!from) return notUnderstood(first);
  if (second === undefined) return ranged(iso(from.at), alone(first, from, reader), reader);
  const to = readEnd(
    CLOCK.test(second) ? `${dayOf(from.at, reader)} ${second}` : second,
    reader,
    true,
  );
  if (!to) return notUnderstood(second);
  return ranged(iso(from.at), to.relative && /^now$/i.test(second) ? "now" : iso(to.at), reader);
}

export function isTypedProblem(typed: TypedRange | TypedProblem): typed is TypedProblem {
  return "problem" in typed;
}

/**
 * The range of a single instant: a day is the whole day, anything else the hour that begins then.
 */
function alone(text: string, from: Instant, reader: Reader): string {
  const day = DAY.test(text) ? readEnd(text, reader, true) : undefined;
  return iso(day?.at ?? from.at + HOUR_MS);
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
  const dated = text
    .replace(/^today\b/i, () => dayOf(now, reader))
    .replace(/^yesterday\b/i, () => dayOf(now, reader, -1))
    .replace(
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

/** `2026-11-22` in the zone's calendar, `days` later. */
function dayOf(at: number, { zone }: Reader, days = 0): string {
  const { year, month, day } = wallTime(at, zone);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
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
