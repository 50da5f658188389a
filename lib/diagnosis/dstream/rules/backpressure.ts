import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration, formatRatio } from "@/lib/format/quantity";
import { BATCHES, settingsKnown, threeCompleted } from "@/lib/diagnosis/dstream/needs";
import { type Age, age, isLagging } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { isEstimateBelowArrivals } from "@/lib/diagnosis/dstream/quantities/rate-limits/estimate-below-arrivals";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { backPressureReleases } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure-releases";
import { isOursGrowing } from "@/lib/diagnosis/stream/quantities/lag/ours-for-sure";
import { persistentLag, lagSeverity } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { share, type Share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { throttledUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { readThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { LOW } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import {
  clear,
  type Firing,
  firing,
  type RuleEvidence,
  type Rule,
  words,
} from "@/lib/diagnosis/parts/rule";
import { lagSince } from "@/lib/diagnosis/stream/quantities/age/lag-since";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";
import { ageKnown, minutesAnswered, shareKnown } from "@/lib/diagnosis/stream/needs";
import { userRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/**
 * Spark is too slow and limits its own receivers, so its delays look healthy and the backlog ages in the
 * stream. Retention is the deadline.
 */
export const backpressure: Rule = {
  cause: "backpressure",
  bottleneck: "consumer",
  matters: true,
  isOfWaiting: true,
  endsByCatchingUp: true,
  explains: ["slow-reading", "at-risk"],
  needs: (s) =>
    backPressure(s)?.on === false || hasTimeToSpare(s)
      ? BATCHES
      : [
          ...BATCHES,
          settingsKnown,
          minutesAnswered,
          threeCompleted,
          lessTaken,
          ...(isEstimateBelowArrivals(s) ? [] : [ageKnown]),
        ],
  check(s) {
    if (backPressure(s)?.on !== true) return clear(words(s, "Back-pressure is off."));
    const [load, lag, part] = [throttledUtilisation(s), age(s), share(s)];
    const looked = {
      text: `Back-pressure is on: ${asked(s)}; utilisation ${ratioInWords(load?.ratio)}, share of the puts taken: ${ratioInWords(part && part.recent / part.usual)}, lag ${lag === undefined ? "not known" : formatDuration(lag.latestMs)}.`,
      value: load?.ratio ?? null,
      unit: "ratio",
      limit: LOW,
      from: load?.from ?? s.from,
      to: s.at,
      series: "utilisation",
    } as const;
    const busy = load !== undefined && !hasTimeToSpare(s);
    const unhindered = (readThrottling(s)?.minutes ?? 0) === 0;
    if (!busy || !unhindered || backPressureReleases(s) !== undefined) return clear(looked);
    if (part === undefined)
      return isOursGrowing(s) && lag ? byLagAlone(lag, looked) : clear(looked);
    if (!part.short) return neverCatchesUp(s, looked) ?? clear(looked);
    const taken = formatRatio(part.recent / part.usual);
    const takes = `Spark is too slow and limited by back-pressure: it takes ${taken} of what is put`;
    const shared = { brief: `Spark takes ${taken} of what is put`, looked };
    if (lag !== undefined && isLagging(lag)) {
      const headline = `${takes}, and reads ${formatDuration(lag.latestMs)} late.`;
      return firing("critical", { ...shared, headline, since: lagSince(lag) ?? shortSince(part) });
    }
    if (!waitInReceivers(s, part)) return clear(looked);
    const headline = `${takes}, and the rest waits in the stream and its receivers.`;
    return firing("critical", { ...shared, headline, since: shortSince(part) });
  },
};

/** A shorter burst was let in and worked off. */
const LASTING_MS = 3 * MINUTE_MS;

/**
 * Whether records wait where no age shows them. The KCL fetches up to 10,000 at once, an age is that of the
 * newest, and the receiver passes them on only as fast as Spark asks. Below about a thousand records a
 * minute the age of a real stream stays at a second while Spark falls ever further behind.
 */
function waitInReceivers(s: Situation, part: Share): boolean {
  const since = shortSince(part)?.at;
  return isEstimateBelowArrivals(s) && since !== undefined && s.settledTo - since >= LASTING_MS;
}

/** Spark takes what arrives without time to spare, so the lag stays as it is. */
function neverCatchesUp(s: Situation, looked: RuleEvidence): Firing | undefined {
  const late = persistentLag(s);
  if (late === undefined || recovery(s) !== undefined) return undefined;
  const lag = formatDuration(late.latestMs);
  return firing(lagSeverity(s, late), {
    headline: `Spark is limited by back-pressure and never catches up: it takes about what is put, and reads ${lag} late.`,
    brief: `Spark is limited by back-pressure and stays ${lag} late`,
    since: lagSince(late),
    looked,
  });
}

/**
 * The share of the puts that is taken, or at least a sign that it is too small: this application's own lag
 * grows.
 */
const lessTaken: Need = {
  met: (s) => shareKnown.met(s) || isOursGrowing(s),
  missing: shareKnown.missing,
};

function byLagAlone(lag: Age, looked: RuleEvidence): Firing {
  const late = formatDuration(lag.latestMs);
  return firing("critical", {
    headline: `Spark is too slow and limited by back-pressure: it takes less than is put, and reads ${late} late.`,
    brief: `Spark is limited by back-pressure and reads ${late} late`,
    since: lagSince(lag),
    looked,
  });
}

function ratioInWords(ratio: number | undefined): string {
  return ratio === undefined ? "not known" : formatRatio(ratio);
}

/** Spark's own estimate, replayed, against the puts. Both count records as Spark does. */
function asked(s: Situation): string {
  const estimate = backPressure(s)?.estimate;
  const rate = arrivals(s);
  if (estimate === undefined) return "it has no estimate yet";
  const arriving = rate === undefined ? "" : `, and about ${userRate(s, rate)} arrive`;
  return `it allows ${userRate(s, estimate)}${arriving}`;
}

function hasTimeToSpare(s: Situation): boolean {
  return (throttledUtilisation(s)?.ratio ?? LOW) < LOW && !isEstimateBelowArrivals(s);
}
