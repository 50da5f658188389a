import type { Situation } from "../situation";
import { byteRatios, overallRatio } from "./minute-share";
import { byteShare, type Share } from "./share";

/** Of what is missing: noise on either side does not decide. */
const HALF = 0.5;
const LATELY = 5;

/**
 * What this application leaves unread is missing from what is got as well. Where only Spark's records became
 * fewer against the puts, another stream of the application has changed, or the puts have.
 *
 * @param missing of the application's usual share, 0 to 1
 */
export function hasGetFallen(
  situation: Situation,
  { perMinute, usual }: Share,
  missing: number,
): boolean {
  if (byteShare(situation) !== undefined) return true;
  const from = perMinute.findLast(({ ratio }) => ratio >= usual * (1 - HALF * missing))?.at;
  const got = byteRatios(situation);
  const before = got.filter(({ at }) => from !== undefined && at <= from);
  const lately = got.filter(({ at }) => from === undefined || at > from);
  if (before.length === 0 || lately.length === 0) return true;
  return overallRatio(before) - overallRatio(lately.slice(-LATELY)) >= HALF * missing;
}
