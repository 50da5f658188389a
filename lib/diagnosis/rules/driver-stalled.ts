import { formatDuration } from "@/lib/format/quantity";
import { applicationKnown, sparkAnswers } from "../needs";
import { beat } from "../quantities/beat";
import { clear, holds, type Rule, words } from "../rule";
import type { Situation } from "../situation";

/** Batches of a healthy driver come once a beat: three missed, and a minute, are no hiccup. */
const MISSED = 3;
const LEAST_MS = 60_000;

/**
 * The driver answers but makes no batches any more. Delays stay small, since they begin only when
 * a batch is made.
 */
export const driverStalled: Rule = {
  cause: "driver-stalled",
  bottleneck: "consumer",
  matters: true,
  needs: () => [sparkAnswers, applicationKnown],
  check(s) {
    const { beatMs = 0, intervalMs = 0 } = beat(s) ?? {};
    const newest = s.batches.at(-1);
    if (newest === undefined) return clear(words(s, "No batch has been made yet."));
    const limit = stalledAfterMs(s);
    const ageMs = s.at - newest.id;
    const looked = {
      text: `The newest batch is ${formatDuration(ageMs)} old; one is due every ${formatDuration(beatMs)}.`,
      value: ageMs,
      unit: "ms",
      limit,
      from: newest.id,
      to: s.at,
    } as const;
    const runsFor = s.at - (s.application?.startedAt ?? s.at);
    if (ageMs <= limit || runsFor <= limit) return clear(looked);
    return holds("critical", {
      headline: `The Spark driver makes no batches: the newest is ${formatDuration(ageMs)} old at an interval of ${formatDuration(intervalMs)}.`,
      brief: "the Spark driver makes no batches",
      since: { at: newest.id + beatMs, atLeast: false },
      looked,
    });
  },
};

/** How old the newest batch may be while the driver still makes them, ms. */
export function stalledAfterMs(s: Situation): number {
  return Math.max(MISSED * (beat(s)?.beatMs ?? 0), LEAST_MS);
}
