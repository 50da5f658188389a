import type { Situation } from "@/lib/diagnosis/situation/situation";
import { gotLess } from "./got-less";
import { byteRatios } from "./minute-share";
import { byteShare, type Share } from "./share";

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
  const spans = { past: Infinity, recent: LATELY, fewest: 1 };
  return gotLess(byteRatios(situation), { perMinute, usual, missing }, spans);
}
