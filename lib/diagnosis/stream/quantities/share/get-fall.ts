import type { Situation } from "@/lib/diagnosis/situation/situation";
import { gotLess } from "./got-less";
import { byteRatios } from "./minute-share";
import { byteShare, type Share } from "./share";

const LATELY = 5;

/**
 * Records that this application leaves unread are missing from the reads as well. If only Spark's records
 * fell against the puts, another stream of the application has changed, or the puts have.
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
