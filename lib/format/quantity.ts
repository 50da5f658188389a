import type { Unit } from "@/lib/domain/series";

/** What is written where a number is not known. */
export const UNKNOWN = "–";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A span of time in the two largest units that matter: `840 ms`, `14.2 s`, `3 min 20 s`, `2 h 5 min`,
 * `1 d 4 h`. Seconds keep one decimal below a minute, because an interval of 10 s and a batch of
 * 10.4 s must not look alike.
 */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < MINUTE - 50) return `${trim((ms / SECOND).toFixed(1))} s`;
  if (ms < HOUR - SECOND / 2) return twoUnits(Math.round(ms / SECOND), 60, "min", "s");
  if (ms < DAY - MINUTE / 2) return twoUnits(Math.round(ms / MINUTE), 60, "h", "min");
  return twoUnits(Math.round(ms / HOUR), 24, "d", "h");
}

function twoUnits(small: number, perLarge: number, large: string, unit: string): string {
  const rest = small % perLarge;
  const whole = `${Math.floor(small / perLarge)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`;
}

/** A count with thin-space thousands and three significant digits below a hundred: `2 350`, `0.82`. */
export function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 100)
    return trim(value.toPrecision(Math.abs(value) < 10 ? 2 : 3));
  const [whole = "", sign] = [Math.abs(Math.round(value)).toString(), value < 0 ? "−" : ""];
  return sign + whole.replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");
}

const BINARY = [
  [1024 ** 3, "GiB"],
  [1024 ** 2, "MiB"],
  [1024, "KiB"],
] as const;

/** Bytes in IEC units, as the shard limits are counted: `1.4 MiB`. */
export function formatBytes(bytes: number): string {
  for (const [size, name] of BINARY) {
    if (Math.abs(bytes) >= size) return `${formatNumber(bytes / size)} ${name}`;
  }
  return `${formatNumber(bytes)} B`;
}

/** A share as per cent; small ones keep a digit, so that 0.4 % is not 0 %. */
export function formatRatio(ratio: number): string {
  const percent = ratio * 100;
  const digits = percent !== 0 && Math.abs(percent) < 10 ? 1 : 0;
  return `${trim(percent.toFixed(digits))} %`;
}

/** A number in its unit, in words fit for a sentence. */
export function formatQuantity(value: number | null, unit: Unit): string {
  if (value === null) return UNKNOWN;
  switch (unit) {
    case "ms":
      return formatDuration(value);
    case "bytes/s":
      return `${formatBytes(value)}/s`;
    case "records/s":
      return `${formatNumber(value)} records/s`;
    case "ratio":
      return formatRatio(value);
    case "count":
      return formatNumber(value);
  }
}

/** `5.0` reads as a claim of precision that a sentence does not make: drop the zero. */
function trim(text: string): string {
  return text.includes("e")
    ? String(Number(text))
    : text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
