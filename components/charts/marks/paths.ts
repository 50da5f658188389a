import type { Column } from "@/lib/domain/column";
import type { TimeSpan } from "../axes/time-ticks";
import { valueAt } from "../series/column";

/** A straight scale: pixel = origin + value × factor. */
export interface Linear {
  readonly origin: number;
  readonly factor: number;
}

export interface PlotScale {
  /** Pixels of an instant, epoch ms. */
  readonly x: Linear;
  /** Pixels of a value, in the series' unit. */
  readonly y: Linear;
}

/**
 * The scale of a picture: a span of time over its whole width, and values from zero at its bottom
 * to `top`.
 *
 * @param size px
 */
export function pictureScale(
  { from, to }: TimeSpan,
  top: number,
  { width, height }: { readonly width: number; readonly height: number },
): PlotScale {
  const factor = width / (to - from);
  return {
    x: { origin: -factor * from, factor },
    y: { origin: height, factor: -height / top },
  };
}

/** Some of a column's buckets: `from` inclusive, `to` exclusive. All of them without both. */
export interface Buckets {
  readonly from?: number;
  readonly to?: number;
}

/** A tenth of a pixel is finer than any screen, and halves the text. */
function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}

export function place({ origin, factor }: Linear, value: number): number {
  return round(origin + factor * value);
}

/** A bucket is drawn at its middle, because its value holds for the whole of it. */
export function middle({ t0, stepMs }: Column, index: number): number {
  return t0 + (index + 0.5) * stepMs;
}

/**
 * The line through buckets. A null ends the stroke. A value alone between two gaps is drawn as a
 * point (a round cap on a line without length).
 */
export function linePath(
  column: Column,
  { x, y }: PlotScale,
  { from = 0, to = column.values.length }: Buckets = {},
): string {
  let path = "";
  let drawing = false;
  for (let i = Math.max(0, from); i < to; i++) {
    const value = column.values[i];
    if (value === null || value === undefined) {
      drawing = false;
      continue;
    }
    const point = `${place(x, middle(column, i))},${place(y, value)}`;
    path += drawing ? `L${point}` : `M${point}`;
    const next = i + 1 < to ? column.values[i + 1] : null;
    if (!drawing && (next === null || next === undefined)) path += "h0";
    drawing = true;
  }
  return path;
}

/**
 * The surface between two columns of equal steps. Each stretch in which both are known is one
 * closed piece. Buckets are those of the upper column.
 */
export function bandPath(
  upper: Column,
  lower: Column,
  { x, y }: PlotScale,
  { from = 0, to = upper.values.length }: Buckets = {},
): string {
  if (upper.stepMs !== lower.stepMs) return "";
  const shift = Math.round((upper.t0 - lower.t0) / upper.stepMs);
  let path = "";
  let forth: string[] = [];
  let back: string[] = [];
  for (let i = Math.max(0, from); i <= to; i++) {
    const a = i < to ? upper.values[i] : null;
    const b = i < to ? lower.values[i + shift] : null;
    if (a !== null && a !== undefined && b !== null && b !== undefined) {
      const at = place(x, middle(upper, i));
      forth.push(`${at},${place(y, a)}`);
      back.push(`${at},${place(y, b)}`);
    } else if (forth.length > 0) {
      if (forth.length > 1) path += `M${forth.join("L")}L${back.toReversed().join("L")}Z`;
      forth = [];
      back = [];
    }
  }
  return path;
}

/** A count over time: each bucket's value holds for the whole of it, and up to `end` (epoch ms). */
export function stepPath(column: Column, { x, y }: PlotScale, end: number): string {
  let path = "";
  let before: number | null = null;
  for (const [i, value] of column.values.entries()) {
    const at = column.t0 + i * column.stepMs;
    if (value !== null && value !== before) {
      path += before === null ? `M${place(x, at)},${place(y, value)}` : `V${place(y, value)}`;
    }
    const next = column.values[i + 1] ?? null;
    if (value !== null && next !== value) path += `H${place(x, Math.min(at + column.stepMs, end))}`;
    before = value;
  }
  return path;
}

/** The extremes of a count inside each bucket, as a box of the bucket's width. */
export function stepExtremesPath(high: Column, low: Column, { x, y }: PlotScale): string {
  return high.values
    .map((most, i) => {
      const at = high.t0 + i * high.stepMs;
      const least = valueAt(low, at);
      if (most === null || least === null) return "";
      const [left, right] = [place(x, at), place(x, at + high.stepMs)];
      return `M${left},${place(y, most)}H${right}V${place(y, least)}H${left}Z`;
    })
    .join("");
}

/**
 * A limit over time. It holds from its point to the next one, the last to `end` (epoch ms). Null is
 * a gap.
 */
export function limitPath(
  points: readonly (readonly [number, number | null])[],
  { x, y }: PlotScale,
  end: number,
): string {
  let path = "";
  for (const [i, [at, value]] of points.entries()) {
    if (value === null) continue;
    const until = points[i + 1]?.[0] ?? Math.max(end, at);
    const pen = (points[i - 1]?.[1] ?? null) === null ? "M" : "L";
    path += `${pen}${place(x, at)},${place(y, value)}H${place(x, until)}`;
  }
  return path;
}
