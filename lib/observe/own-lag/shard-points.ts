import { theilSen } from "@/lib/diagnosis/trends/theil-sen";
import type { ShardLag } from "@/lib/domain/stream-facts";
import { LAG_FRESH_MS } from "@/lib/domain/lag-freshness";
import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";

/** A minute of one shard: its start, epoch ms, and the lag, ms. Ascending. */
export type ShardPoints = readonly (readonly [at: number, lagMs: number])[];

/** What is known of a shard from the answers so far. */
export interface AskedShard {
  /** When it was last asked for, epoch ms. */
  readonly askedAt: number;
  /** How late it is, ms; 0 when it is read in time or unknown. */
  readonly lateMs: number;
  /** End of its newest minute with a datapoint, epoch ms; absent if the datapoint is too old. */
  readonly toldTo?: number;
}

/** Lag is requested this far back, so that the first answer already shows a trend. */
export const LAG_SPAN_MS = 15 * MINUTE_MS;

/** A shard with less lag than this is read in time: the KCL fetches every second or two. */
const CAUGHT_UP_MS = 5_000;
/** One minute without lag may be a reader that has just started; two minutes are not. */
const CAUGHT_UP_MINUTES = 2;

const LEAST_FOR_TREND = 3;

/** How late a shard is, ms: the worse of its last two minutes; 0 when both are near zero. */
export function lateness(points: ShardPoints): number {
  const worst = Math.max(0, ...points.slice(-CAUGHT_UP_MINUTES).map(([, lagMs]) => lagMs));
  return worst < CAUGHT_UP_MS ? 0 : worst;
}

/** What the answer of `askedAt` says of a shard; without a lag if the newest datapoint is too old. */
export function shardLag(shardId: string, points: ShardPoints, askedAt: number): ShardLag {
  const end = minuteOf(askedAt);
  const asked = points.filter(([at]) => at >= end - LAG_SPAN_MS && at < end);
  const last = asked.at(-1);
  if (last === undefined || end - (last[0] + MINUTE_MS) > LAG_FRESH_MS) return { shardId, to: end };
  const [at, lagMs] = last;
  const line =
    asked.length < LEAST_FOR_TREND ? undefined : theilSen(asked.map(([x, y]) => ({ x, y })));
  return {
    shardId,
    lagMs,
    // Plus zero turns -0 into 0.
    ...(line && { perMinute: Math.round(line.slope * MINUTE_MS) + 0 }),
    to: at + MINUTE_MS,
  };
}
