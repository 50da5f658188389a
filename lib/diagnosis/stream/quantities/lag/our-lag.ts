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

/** Late now and not improving: rising, or constant above the limit. */
function staysBehind(situation: Situation, lag: Age): boolean {
  return lag.latestMs > lagLimitMs(situation) && isLagging(lag);
}

/** This application's lag, if it is known to be its own and stays late. */
export const persistentLag = quantity((situation): Age | undefined => {
  const sole = byteShare(situation) !== undefined;
  const lag = provenOwnLag(situation) ?? (sole ? age(situation) : undefined);
  return lag !== undefined && staysBehind(situation, lag) ? lag : undefined;
});

export const HALF_OF_RETENTION = 0.5;

/** Critical if it rises or has a deadline. A constant lag costs time, but no data yet. */
export function lagSeverity(situation: Situation, lag: Age): Severity {
  const retentionMs = asOf(situation, "stream")?.retentionMs ?? Infinity;
  const expires = lag.latestMs > HALF_OF_RETENTION * retentionMs;
  return lag.trend?.direction === "rising" || expires ? "critical" : "warning";
}

/**
 * This application's own lag over all shards on which it may be late; undefined if it is not known. A lag
 * asked for a part of the shards proves lateness and nothing else.
 */
export const provenOwnLag = quantity((situation): Age | undefined => {
  const lag = ownLag(situation);
  if (lag === undefined) return undefined;
  return isAskedOfAll(situation) || lag.latestMs > lagLimitMs(situation) ? lag : undefined;
});

/** A fan-out consumer's lag is published as one series for all its shards. */
function isAskedOfAll(situation: Situation): boolean {
  const fanOut = situation.periods.at(-1)?.values.fanOutLag !== undefined;
  return fanOut || shardLags(situation)?.complete === true;
}

/** Half of what would be missing, so that noise on either side does not decide. */
const HALF = 0.5;

/** Who the oldest reader of the stream is. */
export type Whose = "ours" | "another's" | "unknown";

/**
 * Who is behind when the stream's age is large: by the own lag over all shards; otherwise this application
 * if it is the only reader; otherwise another reader only if the lag provably is not ours.
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
 * An own lag describes its minute. It also describes now if the stream's age is hardly newer, or if records
 * reached Spark after it. A reader that gets nothing publishes no lag, and its last lag stays small.
 */
function isOfNow(situation: Situation, own: Age, stream: Age | undefined): boolean {
  const ownAt = own.points.at(-1)?.x ?? -Infinity;
  if ((stream?.points.at(-1)?.x ?? -Infinity) - ownAt <= APART_MS) return true;
  return situation.consumer
    .newestBatches(situation)
    .some(({ at, records, recovered }) => !recovered && records > 0 && at > ownAt + APART_MS);
}

/** Late itself, about to be, or not much younger than the oldest reader. */
function isAsOld(situation: Situation, own: Age, stream: Age | undefined): boolean {
  const { latestMs, trend } = own;
  if (latestMs > lagLimitMs(situation) || trend?.direction === "rising") return true;
  return latestMs > 0 && latestMs >= HALF * (stream?.latestMs ?? 0);
}

/**
 * The lag that counts for this application's delays, backlog and deadline: its own; or the stream's, if
 * nobody is late or the late reader is or may be this application. Undefined if another reader is late and
 * this application's own lag is not known.
 */
export const ourLag = quantity((situation): Age | undefined => {
  const own = provenOwnLag(situation);
  const stream = streamAge(situation);
  if (own !== undefined) return age(situation)?.whose === "own" ? own : stream;
  if (stream === undefined || stream.latestMs <= lagLimitMs(situation)) return stream;
  return whoseAge(situation) === "another's" ? undefined : stream;
});

/** It has time to spare, and soon finishes what it took. */
function isUnhurried(situation: Situation): boolean {
  const { consumer } = situation;
  return (
    consumer.hasTimeToSpare(situation) &&
    consumer.oldestBatchMs(situation) <=
      Math.max(LAGGING_MS, 2 * (effectiveIntervalMs(situation) ?? 0))
  );
}

/** A reader that runs cannot fall behind faster than this. */
const FASTER_THAN_TIME = 1.5;
const FEWEST_MINUTES = 3;

/**
 * The present age began while this application was watched, and this application cannot have caused it.
 * Either the age rose faster than a running reader can fall behind: somebody started at old records, while
 * this application's intake did not rise, as it would after it found a shard again. Or this application
 * took everything that a shard this late would have left unread.
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

/** The part of the usual share taken since an instant, and its standard error. */
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

/** Undefined if the age was late as far back as the data go. */
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

/** In words, if this application or the oldest reader stays late and no rule says why. */
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
