import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { effectiveIntervalMs, type Situation, upTo } from "@/lib/diagnosis/situation/situation";
import { everyTimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import type { XY } from "@/lib/diagnosis/trends/theil-sen";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { inheritedUnread } from "@/lib/diagnosis/stream/quantities/shards/inherited-unread";
import { ourLag } from "./our-lag";

/** What is left unread in the stream, carried from a settled lag to now. */
export interface LagNow {
  /** How old the oldest unread record is about now, ms. */
  readonly ms: number;
  /** The settled lag that it was carried on from: x epoch ms, y ms. */
  readonly from: XY;
  /** Until when it is known what was taken: the newest batch, epoch ms. */
  readonly until: number;
  /** Records taken beyond those that arrived since then; below zero where fewer were taken. */
  readonly takenBeyond: number;
  /** User records/s. */
  readonly arriving: number;
}

/** So many settled minutes are carried on; from further back the errors of rates add up. */
const NEWEST = 2;

/**
 * This application's lag now. CloudWatch is minutes late, and Spark tells at once what it took: every second
 * adds a second of records, and every record taken takes its part off again,
 *
 *     lag(t) = lag(x) + (t − x) − taken(x..t) ÷ arrivals
 *
 * A datapoint is the greatest lag of its minute, and so no less than that of the minute's ends: each gives
 * a bound from above, and the least of them is told. While nobody reads there is no datapoint, and the lag
 * grows by the clock. Nor is there one of shards that nobody reads: what lay there counts from the start that
 * mended it. Undefined where no lag was told, or what arrives is not known.
 */
export const lagNow = quantity((situation): LagNow | undefined => {
  const lags = settledLags(situation);
  const ends = lags.slice(-NEWEST);
  const starts = ends.map(({ x, y }) => ({ x: x - MINUTE_MS, y }));
  const beforeStart = lastBeforeStart(situation, lags);
  const told = [...ends, ...starts, ...(beforeStart === undefined ? [] : [beforeStart])]
    .flatMap((from) => carriedFrom(situation, from) ?? [])
    .toSorted((a, b) => a.ms - b.ms)[0];
  const left = untoldOf(situation, lags);
  const untold = left && carriedFrom(situation, left);
  return later(told, untold);
});

/** The one that is further behind: what lags tell, or what they cannot tell yet. */
function later(told: LagNow | undefined, untold: LagNow | undefined): LagNow | undefined {
  return untold !== undefined && untold.ms > (told?.ms ?? 0) ? untold : told;
}

/** What lay in shards that nobody read before the start, until a whole minute since then has been told. */
function untoldOf(situation: Situation, lags: readonly XY[]): XY | undefined {
  const left = inheritedUnread(situation);
  return left && lags.some(({ x }) => x - MINUTE_MS >= left.x) ? undefined : left;
}

/** The last lag before the application's start, until a whole minute since then has been told. */
function lastBeforeStart({ application }: Situation, lags: readonly XY[]): XY | undefined {
  const start = streamingStart(application);
  if (start === undefined) return undefined;
  const isTold = lags.some(({ x }) => x - MINUTE_MS >= start);
  return isTold ? undefined : lags.findLast(({ x }) => x <= start);
}

/** The same, carried on from an earlier lag. */
export function carriedFrom(situation: Situation, from: XY): LagNow | undefined {
  const arriving = arrivals(situation);
  if (arriving === undefined || arriving <= 0) return undefined;
  const { taken, until } = takenSince(situation, from.x);
  const takenBeyond = taken - (arriving * (until - from.x)) / 1000;
  const ms = Math.max(0, from.y - (takenBeyond / arriving) * 1000);
  return { ms, from, until, takenBeyond, arriving };
}

/**
 * The lag at an instant of the last minutes, ms, carried on from the last settled one before it, or from what
 * lay in shards that nobody read before the start. This application's own is asked from when it may be late;
 * before that the stream's stands for it.
 */
export function lagAt(situation: Situation, then: number): number | undefined {
  const before =
    settledLags(situation).findLast(({ x }) => x <= then) ??
    anyLags(situation).findLast(({ x }) => x <= then);
  const left = inheritedUnread(situation);
  const wasLeft = left && left.x <= then ? left : undefined;
  const carried = (lag: XY | undefined) => lag && carriedFrom({ ...situation, at: then }, lag);
  return later(carried(before), carried(wasLeft))?.ms;
}

/** The lags of the settled minutes that are this application's, or may be; by the end of their minute. */
export const settledLags = quantity((situation): readonly XY[] => {
  return ourLag(situation)?.rawPoints ?? anyLags(situation);
});

const anyLags = quantity(({ periods }): readonly XY[] =>
  periods.flatMap(({ at, periodMs, values }) => {
    const y = values.applicationLag ?? values.fanOutLag ?? values.iteratorAge;
    return y === undefined ? [] : [{ x: at + periodMs, y }];
  }),
);

/**
 * Records that batches took since an instant, and until when that is known: the newest batch, or now where
 * none was made since. A batch holds what was taken in the effective interval before it.
 */
function takenSince(situation: Situation, from: number): { taken: number; until: number } {
  const effectiveMs = effectiveIntervalMs(situation) ?? 0;
  const batches = upTo(everyTimedBatch(situation.window), ({ at }) => at, situation.at);
  const first = upTo(batches, ({ at }) => at, from).length;
  const since = batches.slice(first).filter(({ recovered }) => !recovered);
  const taken = since.map(
    ({ at, records }) => records * Math.min(1, (at - from) / (effectiveMs || 1)),
  );
  return { taken: sum(taken), until: since.at(-1)?.at ?? situation.at };
}
