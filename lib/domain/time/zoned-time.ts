import { DAY_MS } from "../metric-period";

/** Wall-clock fields of an instant in a time zone; month 1–12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Years of three to five digits. Formatters count years before Christ upwards, `Date.UTC` reads a
 * year of two digits as one of the last century, and a `Date` ends in 275760.
 */
const FIRST_DATE = Date.UTC(100, 1);
const LAST_DATE = 1e15;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** There are about 600 names and a team uses a few, but a name may be written in many cases. */
const FORMATS_KEPT = 50;

/** `America/Argentina/ComodRivadavia` is the longest name, 32 characters. */
const LONGEST_ZONE = 64;

/**
 * A formatter is expensive to make and needed by every request. The newest are kept, one for each
 * zone.
 */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  if (FORMATS.size >= FORMATS_KEPT) FORMATS.delete(FORMATS.keys().next().value ?? "");
  FORMATS.set(zone, made);
  return made;
}

/** Whether this machine knows the zone (`UTC`, `Europe/Berlin`). */
export function isTimeZone(zone: string): boolean {
  if (zone.length > LONGEST_ZONE) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a wall clock in the zone shows at this instant (epoch ms). */
export function wallTime(at: number, zone: string): WallTime {
  const fields = new Map<string, number>();
  for (const { type, value } of formatOf(zone).formatToParts(at)) fields.set(type, Number(value));
  const field = (name: string) => fields.get(name) ?? 0;
  return {
    year: field("year"),
    month: field("month"),
    day: field("day"),
    hour: field("hour"),
    minute: field("minute"),
    second: field("second"),
  };
}

/**
 * The instant at which a wall clock in the zone shows these fields. Fields may overflow (month 13,
 * day 0). An hour that occurs twice is the first one. A skipped hour is the one after the jump. NaN
 * for fields of a year before 100 or after 33000.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const asUtc = utcOf(wall);
  if (!(asUtc >= FIRST_DATE && asUtc <= LAST_DATE)) return Number.NaN;
  // The offset is one of those in force around the instant, on either side of a clock change.
  const candidates = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - offsetAt(near, zone));
  const fitting = candidates.filter((at) => utcOf(wallTime(at, zone)) === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
}

/** Local time minus UTC at an instant, ms. */
function offsetAt(at: number, zone: string): number {
  const wholeSecond = Math.floor(at / 1_000) * 1_000;
  return utcOf(wallTime(wholeSecond, zone)) - wholeSecond;
}

function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
