import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import type { Severity } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { effectiveIntervalMs, asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import {
  age,
  type Age,
  isLagging,
  LAGGING_MS,
  lagLimitMs,
  ownLag,
  streamAge,
} from "@/lib/diagnosis/stream/quantities/age/age";
import { overallRatio } from "@/lib/diagnosis/stream/quantities/share/minute-share";
import { byteShare, intakeShare, type Share } from "@/lib/diagnosis/stream/quantities/share/share";
import { shardLags } from "@/lib/diagnosis/stream/quantities/age/shard-lags";

/** Late now, and not becoming less: rising, or standing above the limit. */
function staysBehind(situation: Situation, lag: Age): boolean {
  return lag.latestMs > lagLimitMs(situation) && isLagging(lag);
}

/** This application's lag, where it is known to be this application's, and stays late. */
export const persistentLag = quantity((situation): Age | undefined => {
  const sole = byteShare(situation) !== undefined;
  const lag = provenOwnLag(situation) ?? (sole ? age(situation) : undefined);
  return lag !== undefined && staysBehind(situation, lag) ? lag : undefined;
});

const HALF_OF_RETENTION = 0.5;

/** Rising, or with a deadline: critical. A lag that stands costs time, and no data yet. */
export function lagSeverity(situation: Situation, lag: Age): Severity {
  const retentionMs = asOf(situation, "stream")?.retentionMs ?? Infinity;
  const expires = lag.latestMs > HALF_OF_RETENTION * retentionMs;
  return lag.trend?.direction === "rising" || expires ? "critical" : "warning";
}

/**
 * This application's own lag over all shards of which it may be late; undefined where it is not known.
 * A lag asked of a part of the shards proves lateness, and nothing else.
 */
export const provenOwnLag = quantity((situation): Age | undefined => {
  const lag = ownLag(situation);
  if (lag === undefined) return undefined;
  return isAskedOfAll(situation) || lag.latestMs > lagLimitMs(situation) ? lag : undefined;
});

/** A fan-out consumer's lag is published as one series of all its shards. */
function isAskedOfAll(situation: Situation): boolean {
  const fanOut = situation.periods.at(-1)?.values.fanOutLag !== undefined;
  return fanOut || shardLags(situation)?.complete === true;
}

/** Half of what would be missing, so that noise on either side does not decide. */
const HALF = 0.5;

/** Whose the stream's oldest reader is. */
export type Whose = "ours" | "another's" | "unknown";

/**
 * Whose the stream's age is, when it is late: by the own lag over all shards; else this application's
 * where it is the only reader; else another's only where it can be shown that it is not ours.
 */
export const whoseAge = quantity((situation): Whose => {
  const own = provenOwnLag(situation);
  const stream = streamAge(situation);
  if (own !== undefined && isAsOld(situation, own, stream)) return "ours";
  if (own !== undefined && isOfNow(situation, own, stream)) return "another's";
  if (byteShare(situation) !== undefined) return "ours";
  const part = intakeShare(situation);
  if (part === undefined || stream === undefined) return "unknown";
  if (part.short || !isUnhurried(situation)) return "unknown";
  return cannotBeOurs(situation, stream, part) ? "another's" : "unknown";
});

/** Both are published alike, and one may come a minute or two after the other. */
const APART_MS = 2 * MINUTE_MS;

/**
 * An own lag tells of its minute. It tells of now where the stream's age is hardly newer, or where records have
 * reached Spark after it: a reader that gets nothing at all publishes no lag, and its last one stays small.
 */
function isOfNow(situation: Situation, own: Age, stream: Age | undefined): boolean {
  const told = own.points.at(-1)?.x ?? -Infinity;
  if ((stream?.points.at(-1)?.x ?? -Infinity) - told <= APART_MS) return true;
  return situation.consumer
    .newestBatches(situation)
    .some(({ at, records, recovered }) => !recovered && records > 0 && at > told + APART_MS);
}

/** Late itself, on its way there, or not much younger than the oldest. */
function isAsOld(situation: Situation, own: Age, stream: Age | undefined): boolean {
  const { latestMs, trend } = own;
  if (latestMs > lagLimitMs(situation) || trend?.direction === "rising") return true;
  return latestMs > 0 && latestMs >= HALF * (stream?.latestMs ?? 0);
}

/**
 * The lag that counts for this application's own delays, backlog and deadline: its own; the stream's, where
 * nobody is late or the late one is this application, or may be. Undefined where another reader is late
 * and this application's own lag is not known.
 */
export const ourLag = quantity((situation): Age | undefined => {
  const own = provenOwnLag(situation);
  const stream = streamAge(situation);
  if (own !== undefined) return age(situation)?.whose === "own" ? own : stream;
  if (stream === undefined || stream.latestMs <= lagLimitMs(situation)) return stream;
  return whoseAge(situation) === "another's" ? undefined : stream;
});

/** It has time to spare, and what it took is soon done. */
function isUnhurried(situation: Situation): boolean {
  const { consumer } = situation;
  return (
    consumer.hasTimeToSpare(situation) &&
    consumer.oldestBatchMs(situation) <=
      Math.max(LAGGING_MS, 2 * (effectiveIntervalMs(situation) ?? 0))
  );
}

/** No running reader falls behind faster than time goes by. */
const FASTER_THAN_TIME = 1.5;
const FEWEST_MINUTES = 3;

/**
 * The age that stands now began while this application was watched, and this application cannot have
 * made it. Either the age rose faster than any running reader falls behind: somebody began at old
 * records, while this application took no more than ever, as it would that has found a shard again. Or
 * this application took all that a shard which is that late would have left.
 */
function cannotBeOurs(situation: Situation, stream: Age, part: Share): boolean {
  const onset = ageOnset(stream);
  if (onset === undefined) return false;
  if ((streamingStart(situation.application) ?? 0) > onset.before) return false;
  const since = takenSince(part, onset.before);
  if (since === undefined) return false;
  const shards = asOf(situation, "stream")?.openShards ?? 1;
  if (onset.jumpMs > FASTER_THAN_TIME * onset.jumpTookMs)
    return Math.abs(since.ratio - 1) <= Math.max(HALF / shards, 3 * since.noise, ROUNDING);
  const lasted = Math.max(1, situation.settledTo - onset.before);
  const missing = Math.min(1, stream.latestMs / lasted) / shards;
  return since.ratio > 1 - HALF * missing && since.noise < HALF * missing;
}

/** What rounding at the edges of minutes does to a ratio of sums. */
const ROUNDING = 0.02;

/** What part of its usual share was taken since an instant, and the standard error of that. */
function takenSince(
  { perMinute, usual, spread }: Share,
  from: number,
): { readonly ratio: number; readonly noise: number } | undefined {
  const minutes = perMinute.filter(({ at }) => at >= from);
  if (minutes.length < FEWEST_MINUTES) return undefined;
  return {
    ratio: overallRatio(minutes) / usual,
    noise: spread / usual / Math.sqrt(minutes.length),
  };
}

interface Onset {
  /** The last instant at which the age was small. */
  readonly before: number;
  /** The steepest rise from one minute to the next since then. */
  readonly jumpMs: number;
  readonly jumpTookMs: number;
}

/** Undefined where the age was late as far back as the data go. */
function ageOnset({ rawPoints }: Age): Onset | undefined {
  const small = rawPoints.findLastIndex(
    ({ y }, i) => y < LAGGING_MS && (rawPoints[i - 1]?.y ?? 0) < LAGGING_MS,
  );
  const before = rawPoints[small];
  if (before === undefined) return undefined;
  const climb = rawPoints.slice(small);
  const steps = climb.slice(1).map(({ x, y }, i) => ({
    jumpMs: y - (climb[i]?.y ?? y),
    jumpTookMs: x - (climb[i]?.x ?? x),
  }));
  const steepest = steps.toSorted((a, b) => b.jumpMs / b.jumpTookMs - a.jumpMs / a.jumpTookMs)[0];
  return { before: before.x, ...(steepest ?? { jumpMs: 0, jumpTookMs: 1 }) };
}

/** In words, where this application or the oldest reader stays late and no rule says why. */
export function unexplainedLag(situation: Situation): string | undefined {
  const lag = provenOwnLag(situation) ?? age(situation);
  if (lag === undefined || !staysBehind(situation, lag)) return undefined;
  const late = formatDuration(lag.latestMs);
  const whose = whoseAge(situation);
  if (whose === "another's") return undefined;
  return whose === "ours"
    ? `this application reads ${late} late, and nothing that is known explains it`
    : `the oldest reader of the stream is ${late} late, and it is not known whether that is this application`;
}
