import { instantOf, wallTime, type WallTime } from "./zoned-time";

/** Seconds below, milliseconds from this value on: 1e11 s is the year 5138, 1e11 ms is 1973. */
const EPOCH_MS_FROM = 1e11;

export interface Instant {
  readonly at: number;
  /** It contains `now`, so it moves. */
  readonly relative: boolean;
}

type ClockUnit = "s" | "m" | "h";
type CalendarUnit = "d" | "w" | "M" | "Q" | "y";

const CLOCK_MS: Readonly<Record<ClockUnit, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * Limits of an expression, far above what anybody writes. Each calendar step in a zone costs a
 * tenth of a millisecond, and one request must not delay all others.
 */
const MOST_CHARACTERS = 100;
const MOST_STEPS = 10;

/**
 * Years of four digits, epoch ms. Values outside are typing errors, and far outside they are not
 * dates.
 */
const EARLIEST = Date.UTC(1_000, 0);
const LATEST = Date.UTC(10_000, 0) - 1;

const RELATIVE = /^now(?<steps>([+-]\d{1,6}[smhdwMQy])*)(\/(?<round>[smhdwMQy]))?$/;
const STEP = /([+-]\d+)([smhdwMQy])/g;
const ISO =
  /^(?<date>\d{4}-\d{2}-\d{2})([T ](?<time>\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads one end of a range in Grafana's grammar (`now-6h`, `now/d`, `now-1h+15m`; `m` minutes, `M`
 * months), as epoch seconds or milliseconds, or ISO-8601 (without an offset: in `zone`).
 *
 * @param up Round to the end of the unit (a range's `to`) instead of its beginning.
 * @returns undefined when the text is none of these, is longer than anybody writes, or names a time
 *   before the year 1000 or after 9999.
 */
export function readInstant(
  text: string,
  asked: { readonly now: number; readonly zone: string; readonly up: boolean },
): Instant | undefined {
  const instant = text.length <= MOST_CHARACTERS ? readAny(text, asked) : undefined;
  return instant !== undefined && isInReach(instant.at) ? instant : undefined;
}

function readAny(
  text: string,
  { now, zone, up }: { now: number; zone: string; up: boolean },
): Instant | undefined {
  if (/^\d{1,16}$/.test(text)) {
    const value = Number(text);
    return { at: value < EPOCH_MS_FROM ? value * 1_000 : value, relative: false };
  }
  const relative = RELATIVE.exec(text)?.groups;
  if (relative) {
    const at = walk(relative, { now, zone, up });
    return at === undefined ? undefined : { at, relative: true };
  }
  const at = readIso(text, zone);
  return at === undefined ? undefined : { at, relative: false };
}

function walk(
  groups: Record<string, string>,
  { now, zone, up }: { now: number; zone: string; up: boolean },
): number | undefined {
  const steps = [...(groups.steps ?? "").matchAll(STEP)];
  if (steps.length > MOST_STEPS) return undefined;
  let at = now;
  for (const [, count, unit] of steps) {
    at = shift(at, Number(count), unit ?? "s", zone);
    // A calendar has no date that far away, and would throw.
    if (!isInReach(at)) return undefined;
  }
  const { round } = groups;
  if (round === undefined) return at;
  const start = startOf(at, round, zone);
  // The end of a range is exclusive: the end of today is the start of tomorrow.
  return up && start < at ? shift(start, 1, round, zone) : start;
}

/** Moves by clock time for s, m, h, and by the zone's calendar for the rest. */
function shift(at: number, count: number, unit: string, zone: string): number {
  if (isClock(unit)) return at + count * CLOCK_MS[unit];
  const wall = wallTime(at, zone);
  return instantOf(CALENDAR[calendarOf(unit)](wall, count), zone) + (at % 1_000);
}

const CALENDAR: Readonly<Record<CalendarUnit, (wall: WallTime, count: number) => WallTime>> = {
  d: (wall, count) => ({ ...wall, day: wall.day + count }),
  w: (wall, count) => ({ ...wall, day: wall.day + 7 * count }),
  M: (wall, count) => addMonths(wall, count),
  Q: (wall, count) => addMonths(wall, 3 * count),
  y: (wall, count) => addMonths(wall, 12 * count),
};

/** A month before 31 March is the last day of February, not 3 March. */
function addMonths(wall: WallTime, months: number): WallTime {
  const first = new Date(Date.UTC(wall.year, wall.month - 1 + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { ...wall, year, month, day: Math.min(wall.day, days) };
}

function startOf(at: number, unit: string, zone: string): number {
  if (unit === "s") return Math.floor(at / 1_000) * 1_000;
  const wall = wallTime(at, zone);
  const day: WallTime = { ...wall, hour: 0, minute: 0, second: 0 };
  switch (unit) {
    case "m":
      return instantOf({ ...wall, second: 0 }, zone);
    case "h":
      return instantOf({ ...wall, minute: 0, second: 0 }, zone);
    case "w":
      return instantOf({ ...day, day: day.day - daysSinceMonday(wall) }, zone);
    case "M":
      return instantOf({ ...day, day: 1 }, zone);
    case "Q":
      return instantOf({ ...day, month: wall.month - ((wall.month - 1) % 3), day: 1 }, zone);
    case "y":
      return instantOf({ ...day, month: 1, day: 1 }, zone);
    default:
      return instantOf(day, zone);
  }
}

/** ISO weeks begin on Monday. */
function daysSinceMonday(wall: WallTime): number {
  return (new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() + 6) % 7;
}

function readIso(text: string, zone: string): number | undefined {
  const groups = ISO.exec(text)?.groups;
  if (!groups) return undefined;
  const { date, time = "00:00", zone: offset } = groups;
  const at = Date.parse(`${date}T${time}${offset ?? "Z"}`);
  if (Number.isNaN(at)) return undefined;
  return offset === undefined ? instantOf(wallTime(at, "UTC"), zone) + (at % 1_000) : at;
}

const isInReach = (at: number): boolean => at >= EARLIEST && at <= LATEST;
const isClock = (unit: string): unit is ClockUnit => unit in CLOCK_MS;
const calendarOf = (unit: string): CalendarUnit =>
  unit === "w" || unit === "M" || unit === "Q" || unit === "y" ? unit : "d";
