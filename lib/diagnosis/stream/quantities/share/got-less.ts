import { type MinuteShare, overallRatio } from "./minute-share";

/** Half of what is missing, so that noise on either side does not decide. */
const HALF = 0.5;

/**
 * Whether reads ÷ puts fell with this application's share, by at least half of what is missing from it.
 * True if fewer minutes than `fewest` are known before or since, because there is nothing to compare.
 *
 * @param missing of the application's usual share, 0 to 1
 * @param spans minutes: at most `past` before the fall, at most `recent` of those since
 */
export function gotLess(
  got: readonly MinuteShare[],
  fall: {
    readonly perMinute: readonly MinuteShare[];
    readonly usual: number;
    readonly missing: number;
  },
  spans: { readonly past: number; readonly recent: number; readonly fewest: number },
): boolean {
  const line = fall.usual * (1 - HALF * fall.missing);
  const from = fall.perMinute.findLast(({ ratio }) => ratio >= line)?.at;
  const before = got.filter(({ at }) => from !== undefined && at <= from).slice(-spans.past);
  const lately = got.filter(({ at }) => from === undefined || at > from).slice(-spans.recent);
  if (before.length < spans.fewest || lately.length < spans.fewest) return true;
  return overallRatio(before) - overallRatio(lately) >= HALF * fall.missing;
}
