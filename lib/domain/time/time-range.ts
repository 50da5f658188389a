import { readInstant } from "./time-expression";
import { isTimeZone } from "./zoned-time";

/** An absolute span, epoch ms: `from` inclusive, `to` exclusive. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  /** `to` is relative and reaches now, so the window moves on. */
  readonly live: boolean;
}

export interface RangeProblem {
  readonly parameter: "from" | "to" | "tz";
  /** What is wrong, without the parameter's name: `"soon" is not a time`. */
  readonly what: string;
  /** The parameter, what is wrong, and an example that works: a sentence. */
  readonly detail: string;
  readonly example: string;
}

/** A range as a person or a link writes it. */
export interface RangeText {
  readonly from: string;
  readonly to: string;
  /** `utc`, or an IANA zone such as `Europe/Berlin`: the zone in which days begin. */
  readonly tz: string;
}

const GRAMMAR =
  "write it relative to now (now-6h, now/d; at most ten steps), as epoch seconds or milliseconds, or as ISO-8601, within the years 1000 to 9999";

/**
 * Makes a written range absolute. `to` rounds up as in Grafana, and is cut to now when it lies in
 * the future. Nothing is rounded to steps.
 */
export function readRange(text: RangeText, now: number): TimeRange | RangeProblem {
  const zone = zoneOf(text.tz);
  if (zone === undefined) return noZone(text.tz);
  const from = readInstant(text.from, { now, zone, up: false });
  if (!from) return wrong("from", text.from, "from=now-6h");
  const to = readInstant(text.to, { now, zone, up: true });
  if (!to) return wrong("to", text.to, "to=now");
  const end = Math.min(to.at, now);
  if (from.at >= end) {
    const what =
      to.at > now && from.at >= now
        ? `"${show(text.from)}" lies in the future`
        : `"${show(text.from)}" must be earlier than to ("${show(text.to)}")`;
    const example = "from=now-1h&to=now";
    return { parameter: "from", what, detail: `from: ${what}; try ${example}.`, example };
  }
  return { from: from.at, to: end, live: to.relative && to.at >= now };
}

export function isRangeProblem(range: TimeRange | RangeProblem): range is RangeProblem {
  return "parameter" in range;
}

/** `browser` is the reader's own zone. The page resolves it, so elsewhere it means UTC. */
function zoneOf(tz: string): string | undefined {
  if (tz === "" || tz === "browser" || tz.toLowerCase() === "utc") return "UTC";
  return isTimeZone(tz) ? tz : undefined;
}

/** The problem of a zone that does not exist. */
export function noZone(tz: string): RangeProblem {
  const what = `"${show(tz)}" is no time zone`;
  const detail = `tz: ${what}; give utc or a place, for example tz=Europe/Berlin.`;
  return { parameter: "tz", what, detail, example: "tz=Europe/Berlin" };
}

function wrong(parameter: "from" | "to", text: string, example: string): RangeProblem {
  const what = `"${show(text)}" is not a time`;
  const detail = `${parameter}: ${what}; ${GRAMMAR}, for example ${example}.`;
  return { parameter, what, detail, example };
}

/** Repeats somebody else's text, but cuts it. */
export const show = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
