import type { Column } from "@/lib/domain/column";
import type { TimeSpan } from "../axes/time-ticks";
import type { Stroke } from "../marks/strokes";

/**
 * The static segment: the long middle of a stroke, whose path stays as drawn while the window moves
 * on.
 */
export interface KeptStretch {
  readonly span: TimeSpan;
  /** The columns of the stroke when it was drawn. */
  readonly along: readonly Column[];
}

/** A live time axis stays for this long (`axisSpan`). When it moves, everything is drawn anew. */
const AXIS_STAYS_MS = 60_000;

/** Below this many buckets, drawing the whole stroke is as fast. */
const LEAST_BUCKETS = 60;

/**
 * The part of a stroke that can stay until the axis moves; null when it is too short to be worth
 * it.
 */
export function keptStretch({ along }: Stroke): KeptStretch | null {
  const [first] = along ?? [];
  if (!along || !first) return null;
  const { t0, stepMs, values } = first;
  const span = {
    from: t0 + Math.ceil(AXIS_STAYS_MS / stepMs) * stepMs,
    to: t0 + values.length * stepMs,
  };
  return span.to - span.from < LEAST_BUCKETS * stepMs ? null : { span, along };
}

/** Whether a stroke still runs through its middle as drawn. A corrected value moves it. */
export function stillKept({ span, along }: KeptStretch, now: Stroke): boolean {
  return (
    now.along?.length === along.length &&
    along.every((column, i) => {
      const later = now.along?.[i];
      return later !== undefined && isSame([column, later], span);
    })
  );
}

function isSame([a, b]: readonly [Column, Column], { from, to }: TimeSpan): boolean {
  const { stepMs } = a;
  if (b.stepMs !== stepMs) return false;
  const shift = (a.t0 - b.t0) / stepMs;
  const begin = Math.ceil((from - a.t0) / stepMs);
  const end = Math.ceil((to - a.t0) / stepMs);
  // Both columns must share the same grid, and no bucket of the middle may have left the window.
  if (!Number.isInteger(shift) || begin + shift < 0) return false;
  for (let i = begin; i < end; i++) {
    if ((a.values[i] ?? null) !== (b.values[i + shift] ?? null)) return false;
  }
  return true;
}

/** The parts left and right of the middle. Each reaches one bucket into it, so that they meet. */
export function beside({ span }: KeptStretch, { along }: Stroke): readonly [TimeSpan, TimeSpan] {
  const { t0 = 0, stepMs = 1, values = [] } = along?.[0] ?? {};
  return [
    { from: t0, to: span.from + stepMs },
    { from: span.to - stepMs, to: t0 + values.length * stepMs },
  ];
}
