import type { ClearingCondition } from "@/lib/domain/clearing";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { SeriesName, Unit } from "@/lib/domain/series";
import type { Trend } from "@/lib/diagnosis/trends/trend";

interface Measured {
  readonly text: string;
  /** Undefined: the data do not carry it. */
  readonly value: number | undefined;
  readonly unit: Unit;
  readonly limit: number;
  /** Met exactly at the limit too, or only beyond it. */
  readonly inclusive?: boolean;
  readonly towards: "down" | "up";
  readonly trend?: Trend | undefined;
  /** The value is a bound from below. */
  readonly isAtLeast?: boolean;
  /** How it changes, unit a minute, where that is known otherwise than by its trend. */
  readonly perMinute?: number | undefined;
  /** When it will be met, epoch ms, where that is known otherwise than by its trend. */
  readonly metAt?: number | undefined;
  readonly series?: SeriesName;
}

/**
 * How far a number is from its limit. It arrives there at its present rate, by Theil–Sen, if that
 * leads there at all and is more than chance; otherwise nobody can say when.
 */
export function condition(at: number, measured: Measured): ClearingCondition {
  const { text, value, unit, limit, towards, trend, series } = measured;
  const beyond = value === undefined ? 0 : towards === "down" ? value - limit : limit - value;
  const met =
    value === undefined ? null : beyond < 0 || (measured.inclusive === true && beyond === 0);
  const moves = trend !== undefined && trend.direction !== "none";
  const perMinute = measured.perMinute ?? (moves ? trend.line.slope * MINUTE_MS : null);
  const speed = perMinute === null ? 0 : towards === "down" ? -perMinute : perMinute;
  const arrives = speed > 0 ? at + (Math.max(0, beyond) / speed) * MINUTE_MS : null;
  return {
    text,
    met,
    value: value ?? null,
    ...(measured.isAtLeast === true ? { isAtLeast: true } : {}),
    unit,
    limit,
    perMinute,
    metAt: met === false ? (measured.metAt ?? arrives) : null,
    ...(series === undefined ? {} : { series }),
  };
}

/** Something that is so or not, without a number. */
export function fact(text: string, met: boolean | null): ClearingCondition {
  return { text, met, value: null, unit: null, limit: null, perMinute: null, metAt: null };
}
