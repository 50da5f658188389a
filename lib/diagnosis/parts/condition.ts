import type { ClearingCondition } from "@/lib/domain/clearing";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { SeriesName, Unit } from "@/lib/domain/series";
import type { Trend } from "@/lib/diagnosis/trends/trend";

interface Measured {
  readonly text: string;
  /** Undefined: the data do not contain it. */
  readonly value: number | undefined;
  readonly unit: Unit;
  readonly limit: number;
  /** True: met at the limit too. Otherwise only beyond it. */
  readonly inclusive?: boolean;
  readonly towards: "down" | "up";
  readonly trend?: Trend | undefined;
  /** The value is a lower bound. */
  readonly isAtLeast?: boolean;
  /** Its change, unit a minute, if that is known better than from its trend. */
  readonly perMinute?: number | undefined;
  /** When it will be met, epoch ms, if that is known better than from its trend. */
  readonly metAt?: number | undefined;
  readonly series?: SeriesName;
}

/**
 * How far a number is from its limit, and when it will reach it at its present rate (Theil–Sen). There is
 * no time if the rate leads away from the limit or may be chance.
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

/** A fact that is so or not, without a number. */
export function fact(text: string, met: boolean | null): ClearingCondition {
  return { text, met, value: null, unit: null, limit: null, perMinute: null, metAt: null };
}
