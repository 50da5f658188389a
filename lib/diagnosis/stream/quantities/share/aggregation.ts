import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { mad, median } from "@/lib/diagnosis/trends/median";
import { gotIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { healthyMinutes } from "./healthy-minutes";
import { byteRatios, intakeRatios, type MinuteShare, overallRatio } from "./minute-share";
import { byteShare, HOUR_MINUTES } from "./share";

/**
 * How many user records a Kinesis record holds. Producers that aggregate (the KPL) put several into one;
 * CloudWatch counts the one, and Spark counts the several.
 */
export type Aggregation =
  | { readonly state: "none" }
  | { readonly state: "steady"; readonly userRecordsPerRecord: number }
  /** More than one, but not always the same number: nothing can be converted by it. */
  | { readonly state: "unsteady" }
  | { readonly state: "unknown" };

/** Up to this factor, the two counts differ only by the edges of minutes. */
const ONE = 1.05;
/** While the factor of an hour is one, only this much more lately shows that producers have changed. */
const NO_LONGER_ONE = 1.25;
/** A factor is steady if it stays this near to its median. */
const NEAR = 0.1;
/** A batch that lies across two minutes averages out over so many. */
const STRETCH_MINUTES = 5;
/** A limited receiver takes lumps of up to 10,000 records. They average out over so many. */
const LIMITED_STRETCH_MINUTES = 20;
/** The present is the newest so many stretches, and nothing is known of fewer. */
const LATEST = 2;

/** By the last hour of minutes in which this application's intake and the stream can be compared. */
export const aggregation = quantity((situation): Aggregation => {
  const stretches = inStretches(situation, comparable(situation));
  if (stretches.length < LATEST) return { state: "unknown" };
  const ratios = stretches.map(overallRatio);
  const usual = median(ratios) ?? 0;
  const lately = overallRatio(stretches.slice(0, LATEST).flat());
  if (usual <= ONE && lately <= NO_LONGER_ONE) return { state: "none" };
  const isSteady =
    usual > ONE && (mad(ratios) ?? 0) <= NEAR * usual && Math.abs(lately - usual) <= NEAR * usual;
  return isSteady ? { state: "steady", userRecordsPerRecord: usual } : { state: "unsteady" };
});

/**
 * Spark's records beside Kinesis' in each minute, if possible in healthy ones. A sole reader's records are
 * those that were read. If a limit makes it read in lumps, they are those that were put, as those of one of
 * several readers. In an incident that has no healthy minutes, only reads can be compared.
 */
function comparable(situation: Situation): readonly MinuteShare[] {
  const healthy = healthyMinutes(situation);
  const isHealthy = ({ at }: MinuteShare) => healthy.has(at);
  const isSoleReader = byteShare(situation) !== undefined;
  const read = isSoleReader ? besideReads(situation) : [];
  const put = intakeRatios(situation).filter(isHealthy);
  if (put.length < LATEST * STRETCH_MINUTES) return read;
  if (!isSoleReader) return put;
  return situation.consumer.isLimitSet(situation) ? asRead(situation, put) : read.filter(isHealthy);
}

/** With the part of the puts that was read in place of all of them. */
function asRead(situation: Situation, minutes: readonly MinuteShare[]): readonly MinuteShare[] {
  const at = new Set(minutes.map((minute) => minute.at));
  const read = byteRatios(situation).filter((minute) => at.has(minute.at));
  const part = read.length === 0 ? 1 : Math.min(1, overallRatio(read));
  return minutes.map((minute) => ({ ...minute, put: minute.put * part }));
}

function besideReads(situation: Situation): readonly MinuteShare[] {
  const got = new Map(situation.periods.map((period) => [period.at, gotIn(period)?.records ?? 0]));
  return intakeRatios(situation)
    .map((minute) => ({ ...minute, put: got.get(minute.at) ?? 0 }))
    .filter(({ put }) => put > 0);
}

/** Whole stretches of the last hour of these minutes, the newest first. */
function inStretches(
  situation: Situation,
  minutes: readonly MinuteShare[],
): readonly (readonly MinuteShare[])[] {
  const length = situation.consumer.isLimitSet(situation)
    ? LIMITED_STRETCH_MINUTES
    : STRETCH_MINUTES;
  const newest = minutes.slice(-HOUR_MINUTES).toReversed();
  return Array.from({ length: Math.floor(newest.length / length) }, (_, i) =>
    newest.slice(i * length, (i + 1) * length),
  );
}
