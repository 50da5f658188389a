import { MINUTE_MS } from "@/lib/domain/metric-period";
import { mannKendall } from "./mann-kendall";
import { type Line, theilSen, type XY } from "./theil-sen";

export interface Trend {
  readonly direction: "rising" | "falling" | "none";
  readonly p: number;
  readonly line: Line;
}

/**
 * A tenth of an interval a minute. With slower growth, a wait takes more than ten minutes to grow by one
 * batch.
 */
export const FLOOR_OF_INTERVAL = 0.1;

const SIGNIFICANT = 0.05;
/** With fewer than five strictly ordered values, p < 0.05 is impossible. */
const FEWEST = 5;

/**
 * Whether a series rises or falls. It must be unlikely to be chance (Mann–Kendall p < 0.05) and steep
 * enough to matter (Theil–Sen slope beyond `floorPerMinute`, in the series' unit). Undefined with too few
 * points: unknown is not "none".
 */
export function trend(
  points: readonly XY[],
  { floorPerMinute, least = 8 }: { floorPerMinute: number; least?: number },
): Trend | undefined {
  if (points.length < Math.max(least, FEWEST)) return undefined;
  const line = theilSen(points);
  if (line === undefined) return undefined;
  const { p, s } = mannKendall(points.map(({ y }) => y));
  const agrees = Math.sign(line.slope) === Math.sign(s);
  const steep = agrees && Math.abs(line.slope) * MINUTE_MS > floorPerMinute;
  const direction = p < SIGNIFICANT && steep ? (line.slope > 0 ? "rising" : "falling") : "none";
  return { direction, p, line };
}

/** Where the line meets zero, epoch ms: the time at which the present value began to grow. */
export function zeroCrossing({ slope, intercept }: Line): number | undefined {
  return slope === 0 ? undefined : -intercept / slope;
}
