import { formatDuration } from "@/lib/format/quantity";
import { applicationKnown } from "@/lib/diagnosis/dstream/needs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { lastHeardAt } from "@/lib/diagnosis/driver/quantities/reachability";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import { type Need, readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { sparkAnswers } from "@/lib/diagnosis/driver/needs";

/**
 * A healthy driver makes a batch each interval. Three missed ones, and a minute, are more than a hiccup.
 */
const MISSED = 3;
const LEAST_MS = 60_000;

/**
 * The driver answers but makes no more batches, as of its newest answer. Delays stay small, because they
 * begin only when a batch is made.
 */
export const driverStalled: Rule = {
  cause: "driver-stalled",
  bottleneck: "consumer",
  matters: true,
  announcedAtOnce: true,
  letsWait: true,
  needs: (s) =>
    seemsStalled(s)
      ? [sparkAnswers, applicationKnown, clockKnown]
      : [sparkAnswers, applicationKnown],
  check(s) {
    const { effectiveMs = 0, intervalMs = 0 } = effectiveInterval(s) ?? {};
    const newest = s.batches.at(-1);
    if (newest === undefined) return clear(words(s, "No batch has been made yet."));
    const limit = stalledAfterMs(s);
    const heardAt = lastHeardAt(s);
    const ageMs = heardAt - newest.at;
    const looked = {
      text: `The newest batch is ${formatDuration(ageMs)} old; one is due every ${formatDuration(effectiveMs)}.`,
      value: ageMs,
      unit: "ms",
      limit,
      from: newest.at,
      to: heardAt,
    } as const;
    const runsFor = heardAt - (s.application?.startedAt ?? heardAt);
    if (ageMs <= limit || runsFor <= limit || stillMakes(s, limit)) return clear(looked);
    return firing("critical", {
      headline: `The Spark driver makes no batches: the newest is ${formatDuration(ageMs)} old at an interval of ${formatDuration(intervalMs)}.`,
      brief: "the Spark driver makes no batches",
      since: { at: newest.at + effectiveMs, atLeast: false },
      looked,
    });
  },
};

/**
 * An old newest batch means a stalled driver or a slow clock. The driver's own clock tells which (reported
 * since Spark 3.5); otherwise two readings of its count do.
 */
const clockKnown: Need = {
  met: (s) => tellsItsClock(s) || countWasWatched(s),
  missing: () =>
    "two readings of the driver's count of batches are needed to see whether it still makes any",
};

const WATCHED_MS = 15_000;

/** A reading is valid until one that differs: the count has changed, or stayed the same for long enough. */
function countWasWatched(s: Situation): boolean {
  const counted = readings(s, "counters");
  const newest = counted.at(-1);
  const long = Math.max(WATCHED_MS, 2 * (effectiveInterval(s)?.effectiveMs ?? 0));
  return newest !== undefined && (counted.length >= 2 || lastHeardAt(s) - newest.at >= long);
}

function tellsItsClock(s: Situation): boolean {
  const [major = 0, minor = 0] = (s.application?.sparkVersion ?? "").split(".").map(Number);
  const known = s.window.facts["source-spark"].at(-1)?.value.clockSkewMs !== undefined;
  return known && (major > 3 || (major === 3 && minor >= 5));
}

function seemsStalled(s: Situation): boolean {
  const newest = s.batches.at(-1);
  return newest !== undefined && lastHeardAt(s) - newest.at > stalledAfterMs(s);
}

/** How old the newest batch may be while the driver still makes them, ms. */
export function stalledAfterMs(s: Situation): number {
  return Math.max(MISSED * (effectiveInterval(s)?.effectiveMs ?? 0), LEAST_MS);
}

/** Part of the batches due between two readings. A single batch before a stall is not enough. */
const HALF_OF_DUE = 0.5;

/**
 * The driver's own count of its batches rises as it should, by a reading within that time. After the driver
 * was unreadable for a while, or its clock was set, its batches are read piece by piece, so the newest
 * known one is old.
 */
function stillMakes(s: Situation, withinMs: number): boolean {
  const counted = readings(s, "counters").map(({ at, value }) => ({
    at,
    made: value.completedBatches + value.activeBatches,
  }));
  return counted.some(({ at, made }, i) => {
    const before = counted[i - 1];
    if (before === undefined || at <= s.at - withinMs || made <= before.made) return false;
    const due = (at - before.at) / (effectiveInterval(s)?.effectiveMs ?? Infinity);
    return made - before.made >= HALF_OF_DUE * Math.floor(due);
  });
}
