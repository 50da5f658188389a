import { quantity } from "@/lib/diagnosis/situation/quantity";
import {
  effectiveIntervalMs,
  type Since,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { age, type Age, POLLING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { whoseAge } from "./our-lag";
import { overallRatio } from "@/lib/diagnosis/stream/quantities/share/minute-share";
import { ENOUGH, intakeShare } from "@/lib/diagnosis/stream/quantities/share/share";
import {
  readThrottling,
  REFUSED,
  refusedIn,
  SUSTAINED,
  throttledSince,
} from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { FLOOR_OF_INTERVAL } from "@/lib/diagnosis/trends/trend";

/** First minute of the run in which reads are refused. */
export const readsRefusedSince = quantity((situation): Since | undefined =>
  throttledSince(situation, (period) => refusedIn(period) >= REFUSED),
);

/**
 * The lag of the stream, ms, if this application has fallen behind since its reads are refused: the lag
 * rose in each of the last three settled minutes. A trend of fifteen minutes and an age of a minute show it
 * later. The refusals are enough proof that the age is not chance. Undefined otherwise, or if the age may
 * be another reader's.
 */
export const fallingBehindMs = quantity((situation): number | undefined => {
  const since = readsRefusedSince(situation);
  const lag = age(situation);
  if (since === undefined || lag === undefined) return undefined;
  if (readThrottling(situation)?.sustained !== true) return undefined;
  const latestMs = climbedTo(situation, lag, since.at);
  return latestMs !== undefined && isOurs(situation, since.at) ? latestMs : undefined;
});

/** The newest age, as published, at the end of a climb that began with the refusals. */
function climbedTo(situation: Situation, { rawPoints }: Age, from: number): number | undefined {
  const floor = FLOOR_OF_INTERVAL * (effectiveIntervalMs(situation) ?? 0);
  const before = rawPoints.findLast(({ x }) => x <= from)?.y ?? 0;
  const last = rawPoints.filter(({ x }) => x > from).slice(-SUSTAINED);
  const newest = last.at(-1);
  if (last.length < SUSTAINED || newest === undefined || newest.x !== situation.settledTo)
    return undefined;
  const climbs = last.every(({ y }, i) => i === 0 || y - (last[i - 1]?.y ?? y) >= floor);
  return climbs && newest.y - before > POLLING_MS ? newest.y : undefined;
}

/** Less reaches Spark in the minutes after the first. If that is not known, the age itself decides. */
function isOurs(situation: Situation, from: number): boolean {
  return takesLessSince(situation, from) ?? whoseAge(situation) === "ours";
}

const FEWEST_MINUTES = 2;

/**
 * Whether less than the usual part of the puts is taken in whole minutes after that one; undefined: not
 * known.
 */
export function takesLessSince(situation: Situation, minute: number): boolean | undefined {
  const part = intakeShare(situation);
  const since = part?.perMinute.filter(({ at }) => at > minute) ?? [];
  if (part === undefined || since.length < FEWEST_MINUTES) return undefined;
  const missing = part.usual - overallRatio(since);
  return missing > (1 - ENOUGH) * part.usual && missing > 3 * part.spread;
}
