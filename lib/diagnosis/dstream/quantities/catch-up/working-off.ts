import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { hasWorked } from "@/lib/diagnosis/situation/timed-batch";
import type { XY } from "@/lib/diagnosis/trends/theil-sen";
import { lagLimitMs, POLLING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { busySince } from "@/lib/diagnosis/dstream/quantities/queue/busy-since";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { catchingUp } from "./catching-up";
import { carriedFrom, settledLags } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { inheritedUnread } from "@/lib/diagnosis/stream/quantities/shards/inherited-unread";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import {
  MORE_THAN_ARRIVES,
  workedPerSecond,
} from "@/lib/diagnosis/dstream/quantities/batches/worked-per-second";

export interface WorkingOff {
  /** When the backlog was greatest and began to shrink. */
  readonly since: Since;
}

/** The puts vary: the intake may exceed the backlog by this factor. */
const EXPLAINED = 1.25;
/** A backlog that was seen this long before the queue began counts as its cause. */
const BEFORE_MS = 10 * MINUTE_MS;
const LATELY = 10;

/**
 * Whether this application works off a backlog of the stream: records were waiting there, the intake beyond
 * the arrivals comes out of them, and Spark does more than arrives. What is behind then shrinks, however
 * long single batches take and however many wait, because they hold more than a usual one. Undefined
 * otherwise, or if it is not known.
 */
export const workingOff = quantity((situation): WorkingOff | undefined => {
  return stuckBatchNow(situation) === undefined ? ofBacklog(situation) : undefined;
});

/** The same while one batch of the backlog runs for long, within the time budget of its records. */
export const workingOffAtLength = quantity((situation): WorkingOff | undefined => {
  const hanging = stuckBatchNow(situation);
  const isInTime = hanging !== undefined && hanging.runningMs <= hanging.timeBudgetMs;
  return isInTime ? ofBacklog(situation) : undefined;
});

function ofBacklog(situation: Situation): WorkingOff | undefined {
  const rate = arrivals(situation);
  const peak = greatestLag(situation);
  if (rate === undefined || rate <= 0 || peak === undefined) return undefined;
  const now = carriedFrom(situation, peak);
  if (now === undefined || now.takenBeyond <= 0) return undefined;
  const waited = (peak.y / 1000) * rate;
  if (now.takenBeyond > EXPLAINED * waited + slack(situation, rate)) return undefined;
  const done = doneSince(situation, peak.x);
  if (done !== undefined && done < MORE_THAN_ARRIVES * rate) return undefined;
  return { since: { at: beganAt(situation, peak.x), atLeast: false } };
}

/** If the lag turned this soon after the start, the start was the cause. */
const NEAR_MS = 2 * MINUTE_MS;

/**
 * The start, if the lag turned then; otherwise the first minute with a higher intake, or the greatest lag.
 */
function beganAt(situation: Situation, peakAt: number): number {
  const start = streamingStart(situation.application) ?? -Infinity;
  const turned = catchingUp(situation)?.since.at ?? peakAt;
  return Math.abs(turned - start) <= NEAR_MS ? start : turned;
}

/** What rounding at the edges of batches and minutes makes. */
function slack(situation: Situation, rate: number): number {
  return (rate * Math.max(2 * (effectiveInterval(situation)?.effectiveMs ?? 0), 30_000)) / 1000;
}

/**
 * The greatest lag since shortly before the present queue began, if it was late. Or the lag that grew by
 * the clock until this application was started, which can fill the first batches without being late. Or
 * what lay in shards that the previous application did not read. Undefined without any.
 */
function greatestLag(situation: Situation): XY | undefined {
  const from = (busySince(situation)?.at ?? situation.at) - BEFORE_MS;
  const late = lagLimitMs(situation);
  const gap = Math.max(POLLING_MS, 2 * (effectiveInterval(situation)?.effectiveMs ?? 0));
  const lags = settledLags(situation);
  const lately = lags.filter(({ x, y }) => x > from && y > late);
  const grown = grownByTheClock(situation, lags).filter(({ y }) => y > gap);
  const left = inheritedUnread(situation) ?? [];
  return [...lately, ...grown].concat(left).toSorted((a, b) => b.y - a.y)[0];
}

/**
 * Carries the last lag before the start forward: by what batches took until the last one, then by the
 * clock.
 */
function grownByTheClock(situation: Situation, lags: readonly XY[]): readonly XY[] {
  const start = streamingStart(situation.application);
  if (start === undefined) return [];
  const before = lags.findLast(({ x }) => x <= start);
  const isPublished = lags.some(({ x }) => x > start + MINUTE_MS);
  if (before === undefined || isPublished) return [];
  const grown = carriedFrom({ ...situation, at: start }, before);
  return grown === undefined ? [] : [{ x: start, y: grown.ms + start - grown.until }];
}

/**
 * Records/s that Spark does while it is busy, from the last batches that ended since an instant; undefined
 * before the first.
 */
function doneSince(situation: Situation, from: number): number | undefined {
  const done = newestBatches(situation)
    .filter((batch) => hasWorked(batch, situation.at) && batch.endedAt > from)
    .slice(-LATELY);
  return workedPerSecond(situation, done);
}
