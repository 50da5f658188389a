import type { MetricPeriod } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { effectiveIntervalMs, type Situation } from "@/lib/diagnosis/situation/situation";
import { middleOfThree } from "@/lib/diagnosis/trends/median";
import type { XY } from "@/lib/diagnosis/trends/theil-sen";
import { FLOOR_OF_INTERVAL, type Trend, trend } from "@/lib/diagnosis/trends/trend";

export interface Age {
  /** This application's own lag, or the worst of all the stream's readers. */
  readonly whose: "own" | "stream";
  /** The last value of the last five minutes, each the median of three, ms. */
  readonly latestMs: number;
  readonly trend: Trend | undefined;
  /** Medians of three, by the end of their minute. */
  readonly points: readonly XY[];
  /** As published. */
  readonly rawPoints: readonly XY[];
}

/** An age that a person would call late for any batch interval. AWS's own alarm starts here. */
export const LAGGING_MS = 60_000;

/** Ages of a few seconds come from polling. */
export const POLLING_MS = 10_000;

const LAST_WITHIN_MS = 5 * 60_000;
const TREND_MS = 15 * 60_000;

/** The stream's iterator age (Maximum): the worst of all its readers on the worst shard. */
export const streamAge = quantity((situation) =>
  ageOf(situation, "stream", ({ values }) => values.iteratorAge ?? values.fanOutLag),
);

/** This application's own lag: KCL `MillisBehindLatest`, or its fan-out consumer's. */
export const ownLag = quantity((situation) =>
  ageOf(situation, "own", ({ values }) => values.applicationLag ?? values.fanOutLag),
);

/**
 * The lag by which this application is evaluated: its own if known, otherwise the stream's. The stream's is
 * the worst of all readers. If it is newer and smaller than the own lag, the own lag has fallen too.
 */
export const age = quantity((situation): Age | undefined => {
  const [own, stream] = [ownLag(situation), streamAge(situation)];
  if (own === undefined || stream === undefined) return own ?? stream;
  const isNewer = (stream.points.at(-1)?.x ?? 0) > (own.points.at(-1)?.x ?? 0);
  return isNewer && stream.latestMs < own.latestMs ? stream : own;
});

/** Rising, or beyond a minute and not falling. */
export function isLagging({ latestMs, trend: heading }: Age): boolean {
  return (
    heading?.direction === "rising" || (latestMs > LAGGING_MS && heading?.direction !== "falling")
  );
}

function ageOf(
  situation: Situation,
  whose: Age["whose"],
  value: (period: MetricPeriod) => number | undefined,
): Age | undefined {
  const { periods, settledTo } = situation;
  const rawPoints = periods.flatMap((period): XY[] => {
    const y = value(period);
    return y === undefined ? [] : [{ x: period.at + period.periodMs, y }];
  });
  const points = mediansOfThree(rawPoints);
  const latest = points.at(-1);
  if (latest === undefined || latest.x <= settledTo - LAST_WITHIN_MS) return undefined;
  const lately = points.filter(({ x }) => x > settledTo - TREND_MS);
  const floorPerMinute = FLOOR_OF_INTERVAL * (effectiveIntervalMs(situation) ?? LAGGING_MS);
  return {
    whose,
    latestMs: latest.y,
    trend: trend(lately, { floorPerMinute }),
    points,
    rawPoints,
  };
}

/**
 * Replaces each value by the median of it and its two predecessors, so that one wild minute has no effect
 * (84 000 000 ms on a quiet shard with a new reader).
 */
function mediansOfThree(points: readonly XY[]): readonly XY[] {
  return points.slice(2).map(({ x, y }, i) => {
    const [first, second] = [points[i]?.y ?? y, points[i + 1]?.y ?? y];
    return { x, y: middleOfThree(first, second, y) };
  });
}

/** A lag up to this is no delay, ms: max(10 s, D). Polling and the gathering of a batch explain it. */
export const inTimeMs = (situation: Situation): number =>
  Math.max(POLLING_MS, effectiveIntervalMs(situation) ?? 0);

/** A receiver goes on reading while batches run, so a long interval does not excuse a lag beyond this. */
const MOST_MS = 5 * 60_000;
const INTERVALS = 3;

/** A lag above this is late, ms: max(60 s, 3 D), but at most five minutes. */
export const lagLimitMs = quantity((situation): number =>
  lagLimitOf(effectiveIntervalMs(situation) ?? 0),
);

/** The same for a known distance between batches (D), ms. */
export function lagLimitOf(effectiveMs: number): number {
  return Math.max(LAGGING_MS, Math.min(INTERVALS * effectiveMs, MOST_MS));
}
