import { streamingStart } from "@/lib/domain/streaming-start";
import { formatDuration, formatRatio } from "@/lib/format/quantity";
import { rateUnit } from "@/lib/format/record-words";
import { BATCHES, settingsKnown, threeCompleted } from "@/lib/diagnosis/dstream/needs";
import { type Age, age, ownLag } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import {
  isCapped,
  rateCapPerSecond,
} from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-limited";
import { highestIntake, type Intake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { isOursGrowing } from "@/lib/diagnosis/stream/quantities/lag/ours-for-sure";
import { persistentLag, lagSeverity } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { ENOUGH, share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { hasTimeToSpare } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import {
  clear,
  firing,
  type Firing,
  type RuleEvidence,
  type Rule,
  words,
} from "@/lib/diagnosis/parts/rule";
import { lagSince, shortageSince } from "@/lib/diagnosis/stream/quantities/age/lag-since";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered, shareKnown } from "@/lib/diagnosis/stream/needs";
import {
  kinesisRate,
  recordCounts,
  userRate,
} from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** `spark.streaming.receiver.maxRate` allows less than is put, while Spark has time to spare. */
export const rateCap: Rule = {
  cause: "rate-cap",
  bottleneck: "consumer",
  matters: true,
  isOfWaiting: true,
  endsByCatchingUp: true,
  explains: ["slow-reading"],
  needs: (s) => {
    const first = [...BATCHES, settingsKnown];
    const capped = rateCapPerSecond(s) !== undefined;
    if (!capped) return first;
    const measured = [...first, minutesAnswered, threeCompleted];
    return isMorePut(s) || isOursGrowing(s) || persistentLag(s) !== undefined
      ? measured
      : [...measured, shareKnown];
  },
  check(s) {
    const cap = rateCapPerSecond(s);
    const taken = highestIntake(s);
    if (cap === undefined) return clear(words(s, "No rate cap is set for the receivers."));
    if (taken === undefined) return clear(words(s, "Too few batches to measure the intake."));
    const part = share(s);
    const fraction = formatRatio(takenOfPut(s, taken));
    const looked = {
      text: `The cap lets ${userRate(s, cap)} in; ${userRate(s, taken.recordsPerSecond)} are taken, ${part === undefined ? "an unknown part of what is put" : `${fraction} of what is put`}, over ${formatDuration(taken.to - taken.from)}.`,
      value: taken.recordsPerSecond,
      unit: rateUnit("user", recordCounts(s)),
      limit: cap,
      from: taken.from,
      to: taken.to,
      series: "intakeRecords",
    } as const;
    const isShort = part?.short === true || isMorePut(s) || isOursGrowing(s);
    const late = persistentLag(s);
    const stays = late !== undefined && recovery(s) === undefined;
    if (!isCapped(s) || !(isShort || stays) || !hasTimeToSpare(s)) return clear(looked);
    if (!isShort && late !== undefined) return staysBehind(s, { cap, looked, late });
    if (part?.short !== true)
      return isMorePut(s) ? sinceStart(s, { cap, looked }) : withLag(s, { cap, looked });
    return firing("critical", {
      headline: `A rate cap holds Spark back: it lets in ${userRate(s, cap)}, ${fraction} of what is put.`,
      brief: `a rate cap lets in ${fraction} of the puts`,
      since: shortageSince(shortSince(part), age(s), part.perMinute),
      looked,
    });
  },
};

/**
 * Whether more is put than the cap allows, if there is no share to compare with. A record of the stream
 * holds at least one user record, so the puts in stream records are a lower bound. For the same reason a
 * usual share below 1 does not count: such an application was always capped, and the age that would show it
 * is that of the newest record of each lump.
 */
export function isMorePut(s: Situation): boolean {
  const cap = rateCapPerSecond(s);
  const put = streamReading(s)?.putRecords;
  return cap !== undefined && put !== undefined && isUnmeasured(s) && ENOUGH * put > cap;
}

function isUnmeasured(s: Situation): boolean {
  return (share(s)?.usual ?? 0) < ENOUGH;
}

/** The intake equals the arrivals, and nothing is left to catch up with. */
function staysBehind(
  s: Situation,
  { cap, looked, late }: { cap: number; looked: RuleEvidence; late: Age },
): Firing {
  return firing(lagSeverity(s, late), {
    headline: `A rate cap lets Spark never catch up: it lets in ${userRate(s, cap)}, about what is put, and Spark reads ${formatDuration(late.latestMs)} late.`,
    brief: `a rate cap lets in ${userRate(s, cap)}`,
    since: lagSince(late),
    looked,
  });
}

/** At its cap, and its lag grows: only the lag shows how much arrives. */
function withLag(s: Situation, { cap, looked }: { cap: number; looked: RuleEvidence }): Firing {
  const lag = ownLag(s);
  return firing("critical", {
    headline: `A rate cap holds Spark back: it lets in ${userRate(s, cap)}, and reads ${formatDuration(lag?.latestMs ?? 0)} late.`,
    brief: `a rate cap lets in ${userRate(s, cap)}`,
    since: lag && lagSince(lag),
    looked,
  });
}

/** An application that has never taken more was limited from its start. */
function sinceStart(s: Situation, { cap, looked }: { cap: number; looked: RuleEvidence }): Firing {
  const start = streamingStart(s.application);
  const put = kinesisRate(s, streamReading(s)?.putRecords ?? 0);
  return firing("critical", {
    headline: `A rate cap holds Spark back: it lets in ${userRate(s, cap)}, and at least ${put} are put.`,
    brief: `a rate cap lets in ${userRate(s, cap)}`,
    since:
      start === undefined ? undefined : { at: Math.max(start, s.from), atLeast: start < s.from },
    looked,
  });
}

/**
 * The intake as part of the arrivals, both as Spark counts records. Reads of the stream would show the same
 * only in the long run: they come in lumps, and before the cap they belonged to a predecessor.
 */
function takenOfPut(s: Situation, { recordsPerSecond }: Intake): number {
  const arriving = arrivals(s) ?? 0;
  return arriving > recordsPerSecond ? recordsPerSecond / arriving : 1;
}
