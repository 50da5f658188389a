import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { delayMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { FLOOR_OF_INTERVAL, trend } from "@/lib/diagnosis/trends/trend";
import { age, lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { isEstimateBelowArrivals } from "@/lib/diagnosis/dstream/quantities/rate-limits/estimate-below-arrivals";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { backPressureReleases } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure-releases";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { foundFree } from "@/lib/diagnosis/dstream/quantities/queue/busy-since";
import { fallsSteeply, isDraining } from "@/lib/diagnosis/dstream/quantities/queue/draining";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { lagFallsSince } from "./lag-falls";
import { lagNow } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { inheritedUnread } from "@/lib/diagnosis/stream/quantities/shards/inherited-unread";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import {
  outageBacklogSince,
  startBacklogSince,
} from "@/lib/diagnosis/dstream/quantities/restart/outage-backlog";
import { type OneBatch, oneBatchInTime } from "./one-batch";
import {
  longestWaiting,
  startedBatches,
} from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { behindSinceStart } from "@/lib/diagnosis/dstream/quantities/restart/started-behind";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";
import { isReadingSettled } from "@/lib/diagnosis/stream/quantities/leases/warm-up";

export interface Recovery {
  readonly why:
    | "its waiting falls"
    | "the backlog of an outage is worked off"
    | OneBatch["why"]
    | "its lag falls"
    | "it was started after an outage"
    | "more is done than arrives while its brake still holds";
  /** When it turned for the better. */
  readonly since: Since;
}

type Why = Recovery["why"];

/** The backlog waits in Spark. */
export const IN_SPARK: ReadonlySet<Why> = new Set([
  "its waiting falls",
  "one large batch is in time",
]);

/** What is late is read from the stream. */
export const IN_STREAM: ReadonlySet<Why> = new Set([
  "its lag falls",
  "it was started after an outage",
]);

/** A single batch runs as long as others before it did, so there is no backlog. */
export function isOfLongBatch(why: Why): boolean {
  return why === "a long batch runs, as it does now and then";
}

/** Behind and getting better; undefined otherwise. */
export const recovery = quantity((situation): Recovery | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (effectiveMs === undefined) return undefined;
  const found = waitsInSpark(situation, effectiveMs)
    ? (streamWorkedOff(situation) ??
      backlogWorkedOff(situation) ??
      oneBatchInTime(situation) ??
      queueShrinks(situation, effectiveMs))
    : (ofLag(lagFallsSince(situation, effectiveMs)) ??
      startedBehind(situation) ??
      leftUnreadWorkedOff(situation) ??
      ofBackPressure(backPressureReleases(situation)));
  const start = found && foundByStart(situation, found);
  return found && start !== undefined ? { ...found, since: { at: start, atLeast: false } } : found;
});

/** When the start was that found the present backlog, or the queue began that grew out of a start. */
function foundByStart(situation: Situation, { why }: Recovery): number | undefined {
  if (isOfLongBatch(why)) return undefined;
  return (
    behindSinceStart(situation) ?? (IN_SPARK.has(why) ? startBacklogSince(situation) : undefined)
  );
}

type Found = Recovery | undefined;

/** The newest batch waited longer than an interval, or one waits that long now. */
function waitsInSpark(situation: Situation, effectiveMs: number): boolean {
  const { at } = situation;
  const batches = newestBatches(situation);
  const newest = startedBatches(batches, at).at(-1);
  const next = batches.find(({ startedAt }) => startedAt > at);
  return (
    (newest !== undefined && delayMs(newest) > effectiveMs) ||
    (next !== undefined && at - next.submittedAt > effectiveMs)
  );
}

/**
 * While back-pressure takes less than is put, a shrinking queue only moves into the stream, unless more is
 * done than arrives.
 */
function queueShrinks(situation: Situation, effectiveMs: number): Found {
  const { estimate, atWork } = backPressure(situation) ?? {};
  if (estimate !== undefined && (atWork !== false || isEstimateBelowArrivals(situation)))
    return ofBackPressure(backPressureReleases(situation));
  return delayFalls(situation, effectiveMs) ?? outageWorkedOff(situation);
}

const FEWEST = 5;

/**
 * The waiting of the last batches falls by more than chance, and the next one has not waited longer yet.
 */
function delayFalls(situation: Situation, effectiveMs: number): Found {
  const { batches, at } = situation;
  const started = startedBatches(batches, at);
  const newest = started.at(-1);
  if (newest === undefined) return undefined;
  const next = batches.find(({ startedAt }) => startedAt > at);
  if (next !== undefined && at - next.submittedAt > delayMs(newest) + effectiveMs) return undefined;
  if (!fallsSteeply(situation) && !(fallsLately(started, effectiveMs) && isDraining(situation)))
    return undefined;
  return { why: "its waiting falls", since: turnedAt(started, effectiveMs) };
}

function fallsLately(started: readonly TimedBatch[], effectiveMs: number): boolean {
  const points = started.slice(-FEWEST).map((one) => ({ x: one.submittedAt, y: delayMs(one) }));
  const heading = trend(points, { floorPerMinute: FLOOR_OF_INTERVAL * effectiveMs, least: FEWEST });
  return heading?.direction === "falling";
}

/** When the batch with the longest wait in the present run was started. */
function turnedAt(started: readonly TimedBatch[], effectiveMs: number): Since {
  const free = started.findLastIndex((batch) => foundFree(batch, effectiveMs));
  const run = started.slice(free + 1);
  const turning = longestWaiting(run);
  // Batches before the first known one may have waited longer.
  return { at: turning?.startedAt ?? 0, atLeast: turning !== undefined && turning === started[0] };
}

function ofBackPressure(since: Since | undefined): Found {
  return since && { why: "more is done than arrives while its brake still holds", since };
}

function ofLag(since: Since | undefined): Found {
  return since && { why: "its lag falls", since };
}

/** The batches that wait hold what waited in the stream before. */
function streamWorkedOff(situation: Situation): Found {
  const found = workingOff(situation);
  return found && { why: "the backlog of an outage is worked off", since: found.since };
}

/** Records in shards that nobody read before the start are late, although no lag shows it yet. */
function leftUnreadWorkedOff(situation: Situation): Found {
  if (inheritedUnread(situation) === undefined) return undefined;
  const leftMs = lagNow(situation)?.ms ?? 0;
  return leftMs > lagLimitMs(situation) ? streamWorkedOff(situation) : undefined;
}

/** More is taken than is put, and Spark sustains the puts: what waits comes out of a backlog. */
function backlogWorkedOff(situation: Situation): Found {
  const more = catchingUp(situation);
  const rate = arrivals(situation);
  const sustainable = capacity(situation)?.recordsPerSecond;
  if (more === undefined || rate === undefined || sustainable === undefined) return undefined;
  if (stuckBatchNow(situation) !== undefined || sustainable <= rate) return undefined;
  return { why: "the backlog of an outage is worked off", since: more.since };
}

function outageWorkedOff(situation: Situation): Found {
  const at = outageBacklogSince(situation);
  if (at === undefined) return undefined;
  return { why: "the backlog of an outage is worked off", since: { at, atLeast: false } };
}

/**
 * An application that was just started is as late as the outage was long, and what it has read since is not
 * settled yet. It works that off if it can sustain more than arrives and the lag does not rise.
 */
function startedBehind(situation: Situation): Found {
  const start = streamingStart(situation.application);
  const lag = age(situation);
  if (start === undefined || lag === undefined) return undefined;
  if (isReadingSettled(situation) || lag.latestMs <= lagLimitMs(situation)) return undefined;
  const [before, newest] = lag.rawPoints.slice(-2);
  const rises = before !== undefined && newest !== undefined && newest.y > before.y;
  const sustainable = capacity(situation)?.recordsPerSecond ?? Infinity;
  if (rises || sustainable <= (arrivals(situation) ?? 0)) return undefined;
  return { why: "it was started after an outage", since: { at: start, atLeast: false } };
}
