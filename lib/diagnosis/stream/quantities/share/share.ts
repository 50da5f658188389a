import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import {
  effectiveIntervalMs,
  type Since,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { mad, median } from "@/lib/diagnosis/trends/median";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { healthyMinutes } from "./healthy-minutes";
import { gotLess } from "./got-less";
import {
  byteRatios,
  intakeRatios,
  type MinuteShare,
  overallRatio,
  ratioOverLumps,
} from "./minute-share";

export interface Share {
  /** share₀: the ratio while all is well. */
  readonly usual: number;
  /** Scaled median absolute deviation of its healthy past. */
  readonly spread: number;
  /** Over at least the last five settled minutes. */
  readonly recent: number;
  readonly short: boolean;
  /** Each of the recent minutes is near their mean: there are no lumps. */
  readonly steady: boolean;
  readonly perMinute: readonly MinuteShare[];
}

const RECENT_MINUTES = 5;
const PAST_MINUTES = 60;
const FEWEST_PAST = 5;
/** Less than this part of the usual share is short. The rest is rounding at the edges of minutes. */
export const ENOUGH = 0.95;
/** With a constant fraction, minutes differ by rounding at their edges and not by lumps. */
const STEADY = 0.1;
/** Reads ÷ puts up to this, for hours, mean one reader. The margin covers a backlog that it read. */
const SOLE_READER = 1.1;
/** In most minutes one reader gets what is put and no more. */
const SOLE_READER_USUAL = 1.03;
/** Fewer minutes are not enough to show that there is one reader. */
export const HOUR_MINUTES = 60;

/**
 * Intake ÷ puts in records. KPL aggregation and other readers make it differ from 1 by a constant, so only
 * its own healthy past can measure it. Undefined without such a past.
 */
export const intakeShare = quantity((situation): Share | undefined => {
  const perMinute = intakeRatios(situation);
  const past = healthyPast(situation, perMinute);
  const usual = median(past.map(({ ratio }) => ratio)) ?? 0;
  if (past.length < FEWEST_PAST || usual <= 0) return undefined;
  const from = streamingStart(situation.application) ?? -Infinity;
  const part = shareOf(situation, {
    perMinute,
    past,
    usual,
    from,
    effectiveMs: effectiveIntervalMs(situation) ?? 0,
  });
  // Spark's records are those of all its streams. Records left unread in this one are missing from its
  // reads.
  return part?.short === true && !isGotLess(situation, part) ? { ...part, short: false } : part;
});

/** Reads ÷ puts in bytes against 1; undefined unless one reader alone explains all reads. */
export const byteShare = quantity((situation): Share | undefined => {
  const perMinute = byteRatios(situation);
  if (perMinute.length < HOUR_MINUTES || overallRatio(perMinute) > SOLE_READER) return undefined;
  if ((median(perMinute.map(({ ratio }) => ratio)) ?? 0) > SOLE_READER_USUAL) return undefined;
  return shareOf(situation, {
    perMinute,
    past: healthyPast(situation, perMinute),
    usual: 1,
    from: -Infinity,
    effectiveMs: situation.consumer.isLimitSet(situation)
      ? (effectiveIntervalMs(situation) ?? 0)
      : 0,
  });
});

/**
 * The part of the puts that this application takes. If there is one reader, bytes against 1 come first:
 * that measure cannot drift, while a long shortage would become its own baseline.
 */
export const share = quantity(
  (situation): Share | undefined => byteShare(situation) ?? intakeShare(situation),
);

/** When the present shortage began: the first minute of the run below the usual share. */
export function shortSince(part: Share): Since | undefined {
  return fallenSince(part, ENOUGH * part.usual);
}

/** When the share fell to its present value: the first minute nearer to it than to the usual one. */
export function stepSince(part: Share): Since | undefined {
  return fallenSince(part, (part.recent + part.usual) / 2);
}

function fallenSince(part: Share, line: number): Since | undefined {
  const { perMinute } = part;
  const below = perMinute.map(({ ratio }) => ratio < line);
  const end = part.steady ? lastPair(below) : lastWindow(part, line);
  const first = below.findIndex((short, i) => short && i > end);
  const minute = perMinute[first];
  return minute && { at: minute.at, atLeast: first === 0 };
}

/** A single minute above the line may be a lump. Two good minutes together end the run. */
function lastPair(below: readonly boolean[]): number {
  return below.findLastIndex((short, i) => !short && (i === 0 || below[i - 1] === false));
}

/**
 * A limited receiver takes lumps of up to 10,000 records, and two good minutes may be just two lumps, so
 * the intake is evaluated over five. The short minutes at the end of the last whole five belong to the run.
 */
function lastWindow({ perMinute }: Share, line: number): number {
  const last = perMinute.findLastIndex((_, i) => ratioOverLumps(perMinute, i) >= line);
  return perMinute.findLastIndex(({ ratio }, i) => i <= last && ratio >= line);
}

/**
 * The healthy minutes to measure by. While a cap or Spark's back-pressure is set, a minute that is short of
 * the earlier ones is left out. In a stream of few records the age does not show it, because the KCL
 * fetches thousands at once and an age is that of the newest.
 */
function healthyPast(
  situation: Situation,
  perMinute: readonly MinuteShare[],
): readonly MinuteShare[] {
  const healthy = healthyMinutes(situation);
  const minutes = perMinute.filter(({ at }) => healthy.has(at));
  if (!situation.consumer.isLimitSet(situation)) return minutes.slice(-PAST_MINUTES);
  let past: readonly MinuteShare[] = [];
  for (const minute of minutes) {
    const usual = past.length < FEWEST_PAST ? 0 : (median(past.map(({ ratio }) => ratio)) ?? 0);
    if (minute.ratio >= ENOUGH * usual) past = [...past, minute].slice(-PAST_MINUTES);
  }
  return past;
}

function shareOf(
  situation: Situation,
  given: {
    perMinute: readonly MinuteShare[];
    past: readonly MinuteShare[];
    usual: number;
    /** Earlier minutes belong to another application: they count for its past, not its present. */
    from: number;
    /** Spark reports its intake once an interval. Reads are published every minute. */
    effectiveMs: number;
  },
): Share | undefined {
  const { perMinute, past, usual } = given;
  const intervals = Math.ceil(given.effectiveMs / MINUTE_MS);
  const count = Math.max(RECENT_MINUTES, 3 * intervals);
  // One of the minutes may be a gap. With more, the rest no longer describes now.
  const from = Math.max(given.from, situation.settledTo - (count + 1) * MINUTE_MS);
  const lately = perMinute.filter(({ at }) => at >= from).slice(-count);
  if (lately.length < RECENT_MINUTES) return undefined;
  const recent = overallRatio(lately);
  const spread = mad(past.map(({ ratio }) => ratio)) ?? 0;
  return {
    usual,
    spread,
    recent,
    short: recent < ENOUGH * usual && usual - recent > 3 * spread,
    steady: lately.every(({ ratio }) => Math.abs(ratio - recent) <= STEADY * recent),
    perMinute,
  };
}

/** Whether reads ÷ puts fell as well since the share fell; true without a past to compare with. */
function isGotLess(situation: Situation, part: Share): boolean {
  const missing = 1 - part.recent / part.usual;
  const spans = { past: PAST_MINUTES, recent: RECENT_MINUTES, fewest: RECENT_MINUTES };
  return gotLess(byteRatios(situation), { ...part, missing }, spans);
}
