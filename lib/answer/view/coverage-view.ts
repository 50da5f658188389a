import type { Coverage, Fill, Filling, Reach } from "@/lib/domain/coverage";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { TimeRange } from "@/lib/domain/time/time-range";

/**
 * A window that begins this long before its first batch lacks Spark's numbers, ms; a shorter time
 * is a pause.
 */
const LACKS_MS = 5 * MINUTE_MS;

/** The back-fills of a window, and the one under way. */
export interface Covered {
  readonly fills: readonly Fill[];
  readonly filling: Filling | null;
}

/** Buckets of a window: start of the first known one, epoch ms, and width. */
interface Buckets {
  readonly firstAt: number | undefined;
  readonly stepMs: number;
}

/** What can be known of a window, from what is kept and what is being fetched. */
export function coverageView(
  { fills, reach, filling }: Covered & { readonly reach: Reach },
  range: TimeRange,
  batches: Buckets,
  minutes: Buckets,
): Coverage {
  const firstAt = Math.min(batches.firstAt ?? Infinity, minutes.firstAt ?? Infinity);
  // A stream that was created anew may be known from before.
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

/** The longest span that one CloudWatch datapoint covers, ms: buckets may not be narrower. */
export function coarsestPeriod(fills: readonly Pick<Fill, "periodMs">[]): number {
  return Math.max(MINUTE_MS, ...fills.map(({ periodMs }) => periodMs));
}

function sparkPart({ from, live }: TimeRange, { firstAt, stepMs }: Buckets): Coverage["spark"] {
  // For a live window without any batch the sources say why.
  if (firstAt === undefined) return live ? null : { from: null };
  return firstAt - from > Math.max(LACKS_MS, 2 * stepMs) ? { from: firstAt } : null;
}
