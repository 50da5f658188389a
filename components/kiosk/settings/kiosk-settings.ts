import type { RawParams } from "../../view/view-params";

/** What the address says beside `kiosk=1`. */
export interface KioskSettings {
  /** How long each pipeline stays, ms; null: none gives way to another. */
  readonly rotateMs: number | null;
  /** All pipelines on one screen; with `rotate`, as the first screen of each round. */
  readonly grid: boolean;
  /** What of it was wrong, and what is done instead; for the screen. */
  readonly problem: string | null;
}

const USUAL_MS = 30_000;
const LEAST_MS = 5_000;
const MOST_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads `rotate=30s` and `grid=1`. A `rotate` that cannot be read still rotates, and says so. */
export function parseKiosk(raw: RawParams): KioskSettings {
  const rotate = firstOf(raw.rotate);
  const rotateMs = rotate === "" ? null : (durationMs(rotate) ?? USUAL_MS);
  const bad = rotate !== "" && durationMs(rotate) === null;
  return {
    rotateMs,
    grid: firstOf(raw.grid) === "1",
    problem: bad
      ? `rotate: "${rotate.slice(0, 20)}" is not a time from 5s to 1h, for example rotate=30s. Each stays for 30 s instead.`
      : null,
  };
}

function firstOf(value: RawParams[string]): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

function durationMs(text: string): number | null {
  const [, count = "", unit = ""] = /^(\d{1,4})([smh])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  return ms >= LEAST_MS && ms <= MOST_MS ? ms : null;
}
