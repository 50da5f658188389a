import type { Coverage, Fill, Filling, Reach } from "@/lib/domain/coverage";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { TimeRange } from "@/lib/domain/time/time-range";

/** A window that begins so much before its first batch lacks Spark's numbers, ms: less is a pause. */
const LACKS_MS = 5 * MINUTE_MS;

/** The back-fills of a window, and the one that is being made. */
export interface Covered {
  readonly fills: readonly Fill[];
  readonly filling: Filling | null;
}

/** Buckets of a window: where the first known one begins, epoch ms, and how wide they are. */
interface Buckets {
  readonly firstAt: number | undefined;
  readonly stepMs: number;
}

/** What of a window can be known, from what was kept and what is being fetched. */
export function coverageView(
  { fills, reach, filling }: Covered & { readonly reach: Reach },
  range: TimeRange,
  batches: Buckets,
  minutes: Buckets,
): Coverage {
  const firstAt = Math.min(batches.firstAt ?? Infinity, minutes.firstAt ?? Infinity);
  // A stream that was made anew may be known from before.
  const isBeyond = range.from < reach.from && firstAt + minutes.stepMs >= reach.from;
  const metrics = fills.reduce((sum, fill) => sum + fill.metrics, 0);
  return {
    spark: sparkPart(range, batches),
    periodMs: coarsestPeriod(fills),
    lookBack: isBeyond ? reach : null,
    filling,
    filled: metrics === 0 ? null : { metrics },
  };
}

/** What one datapoint of CloudWatch's stands for at most, ms: buckets may not be narrower. */
export function coarsestPeriod(fills: readonly Pick<Fill, "periodMs">[]): number {
  return Math.max(MINUTE_MS, ...fills.map(({ periodMs }) => periodMs));
}

function sparkPart({ from, live }: TimeRange, { firstAt, stepMs }: Buckets): Coverage["spark"] {
  // Of now without any batch the sources say why.
  if (firstAt === undefined) return live ? null : { from: null };
  return firstAt - from > Math.max(LACKS_MS, 2 * stepMs) ? { from: firstAt } : null;
}
