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

/** The unread records of the stream, carried forward from a settled lag to now. */
export interface LagNow {
  /** The approximate age of the oldest unread record now, ms. */
  readonly ms: number;
  /** The settled lag from which it was carried forward: x epoch ms, y ms. */
  readonly from: XY;
  /** The time until which the intake is known: the newest batch, epoch ms. */
  readonly until: number;
  /** Records taken beyond the arrivals since then; negative if fewer were taken. */
  readonly takenBeyond: number;
  /** User records/s. */
  readonly arriving: number;
}

/** This many settled minutes are carried forward. Further back, the errors of the rates add up. */
const NEWEST = 2;

/**
 * This application's lag now. CloudWatch is minutes late, but Spark shows its intake at once: every second
 * adds a second of records, and every record taken removes its part,
 *
 *     lag(t) = lag(x) + (t − x) − taken(x..t) ÷ arrivals
 *
 * A datapoint is the greatest lag of its minute, so at least the lag at the minute's ends. Each gives an
 * upper bound, and the lowest counts. While nobody reads there is no datapoint, and the lag grows by the
 * clock. Shards that nobody reads have no datapoint either: their records count from the start that mended
 * it. Undefined without a published lag, or if the arrivals are not known.
 */
export const lagNow = quantity((situation): LagNow | undefined => {
  const lags = settledLags(situation);
  const ends = lags.slice(-NEWEST);
  const starts = ends.map(({ x, y }) => ({ x: x - MINUTE_MS, y }));
  const beforeStart = lastBeforeStart(situation, lags);
  const published = [...ends, ...starts, ...(beforeStart === undefined ? [] : [beforeStart])]
    .flatMap((from) => carriedFrom(situation, from) ?? [])
    .toSorted((a, b) => a.ms - b.ms)[0];
  const left = unpublishedOf(situation, lags);
  const unpublished = left && carriedFrom(situation, left);
  return later(published, unpublished);
});

/** The larger lag: the published one, or the one that cannot be published yet. */
function later(published: LagNow | undefined, unpublished: LagNow | undefined): LagNow | undefined {
  return unpublished !== undefined && unpublished.ms > (published?.ms ?? 0)
    ? unpublished
    : published;
}

/** Records in shards that nobody read before the start, until a whole minute since then is published. */
function unpublishedOf(situation: Situation, lags: readonly XY[]): XY | undefined {
  const left = inheritedUnread(situation);
  return left && lags.some(({ x }) => x - MINUTE_MS >= left.x) ? undefined : left;
}

/** The last lag before the application's start, until a whole minute since then is published. */
function lastBeforeStart({ application }: Situation, lags: readonly XY[]): XY | undefined {
  const start = streamingStart(application);
  if (start === undefined) return undefined;
  const isTold = lags.some(({ x }) => x - MINUTE_MS >= start);
  return isTold ? undefined : lags.findLast(({ x }) => x <= start);
}

/** The same, carried forward from an earlier lag. */
export function carriedFrom(situation: Situation, from: XY): LagNow | undefined {
  const arriving = arrivals(situation);
  if (arriving === undefined || arriving <= 0) return undefined;
  const { taken, until } = takenSince(situation, from.x);
  const takenBeyond = taken - (arriving * (until - from.x)) / 1000;
  const ms = Math.max(0, from.y - (takenBeyond / arriving) * 1000);
  return { ms, from, until, takenBeyond, arriving };
}

/**
 * The lag at an instant of the last minutes, ms. Carried forward from the last settled lag before it, or
 * from records in shards that nobody read before the start. This application's own lag is asked only when
 * it may be late. Before that, the stream's is used.
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

/** Settled lags that are this application's, or may be, by the end of their minute. */
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
 * Records that batches took since an instant, and the time until which that is known: the newest batch, or
 * now if none was made since. A batch holds the intake of the effective interval before it.
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
