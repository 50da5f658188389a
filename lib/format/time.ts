const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs a hundred times a use of it, and a page has hundreds of times. */
function formatter(zone: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const key = `${style} ${zone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    ...STYLES[style],
    timeZone: zone,
    hourCycle: "h23",
  });
  formatters.set(key, made);
  return made;
}

const STYLES = {
  clock: { hour: "2-digit", minute: "2-digit" },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { day: "numeric", month: "short" },
  date: { year: "numeric", month: "2-digit", day: "2-digit" },
  fullDay: { day: "numeric", month: "short", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Whether `zone` is a time zone that this runtime knows: `UTC`, `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** `14:02` in the zone. */
export function formatClock(at: number, zone: string): string {
  return formatter(zone, "clock").format(at);
}

/** `14:02:10` in the zone. */
export function formatSeconds(at: number, zone: string): string {
  return formatter(zone, "seconds").format(at);
}

/** `3 Nov` in the zone. */
export function formatDay(at: number, zone: string): string {
  return formatter(zone, "day").format(at);
}

/** `3 Nov 2026` in the zone. */
export function formatDate(at: number, zone: string): string {
  return formatter(zone, "fullDay").format(at);
}

/** `14:02`, or `3 Nov 14:02` when the day is not the reader's today. */
export function formatMoment(at: number, zone: string, now: number): string {
  const clock = formatClock(at, zone);
  const date = formatter(zone, "date");
  return date.format(at) === date.format(now) ? clock : `${formatDay(at, zone)} ${clock}`;
}

/** `2026-11-03 14:02:10 UTC`: the unambiguous form. */
export function formatUtc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** How far the zone's clock is ahead of UTC at an instant, ms. */
export function zoneOffsetMs(at: number, zone: string): number {
  const [day = "", month = "", year = ""] = formatter(zone, "date").format(at).split("/");
  const local = Date.parse(`${year}-${month}-${day}T${formatSeconds(at, zone)}Z`);
  return local - Math.floor(at / 1000) * 1000;
}
