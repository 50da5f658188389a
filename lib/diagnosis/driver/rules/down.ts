import { MINUTE_MS } from "@/lib/domain/metric-period";
import { isAnswer } from "@/lib/domain/source-state";
import { asClause, inShort } from "@/lib/domain/text/problem-and-remedy";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { type CrashLoop, crashLoop } from "@/lib/diagnosis/driver/quantities/crash-loop";
import { driverReachability, SILENT_MS } from "@/lib/diagnosis/driver/quantities/reachability";
import { streamReading, UNREAD_MINUTES } from "@/lib/diagnosis/stream/quantities/put/reading";
import { refusedUnread } from "@/lib/diagnosis/driver/quantities/refused-unread";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { sourceTrouble } from "@/lib/diagnosis/situation/source-trouble";
import { clear, type Firing, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { kinesisRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/**
 * The application does not run: its driver is silent, records are put, and this application reads none.
 * Where other readers read the stream, unchanged lease counters show it. Or the application does not stay
 * up: it is started and dies, over and over.
 */
export const down: Rule = {
  cause: "down",
  bottleneck: "consumer",
  matters: true,
  announcedAtOnce: true,
  letsWait: true,
  needs: (s) =>
    driverReachability(s).answers || crashLoop(s) !== undefined ? [] : [minutesAnswered],
  check(s) {
    const loop = crashLoop(s);
    if (loop !== undefined) return doesNotStayUp(s, loop);
    const { answers, silentMs } = driverReachability(s);
    if (answers) return clear(words(s, "The Spark driver answers."));
    const unread = unreadSince(s);
    const put = streamReading(s)?.putRecords ?? 0;
    const reads = unread === undefined ? "the stream is being read" : "nothing of ours is read";
    const trouble = sourceTrouble(s, "spark");
    const why = trouble === undefined ? "" : ` (${trouble.problem})`;
    const looked = {
      text: `The Spark driver has not answered for ${formatDuration(silentMs)}${why}; ${reads} while ${kinesisRate(s, put)} are put.`,
      value: silentMs,
      unit: "ms",
      limit: SILENT_MS,
      from: s.at - silentMs,
      to: s.at,
      series: "getRecords",
    } as const;
    if (silentMs <= SILENT_MS || put <= 0 || unread === undefined) return clear(looked);
    return firing("critical", {
      headline: `Spark is down: ${howSilent(s)}, and nothing was read for ${formatDuration(s.at - unread.at)} while ${kinesisRate(s, put)} are put.`,
      brief: "Spark is down",
      since: unread,
      looked,
    });
  },
};

/** Each run is too short to evaluate its batches, and begins with a warm-up of its own. */
function doesNotStayUp(
  s: Situation,
  { since, sinceIsAtLeast, starts, spanMs, longestMs }: CrashLoop,
): Firing {
  const times = `${formatNumber(starts)} starts in ${formatDuration(spanMs)}, the longest run ${formatDuration(longestMs)}`;
  return firing("critical", {
    headline: `The driver does not stay up: ${times}.`,
    brief: "the driver does not stay up",
    since: { at: since, atLeast: sinceIsAtLeast },
    looked: {
      text: `The application was started again and again: ${times}.`,
      value: longestMs,
      unit: "ms",
      limit: null,
      from: since,
      to: s.at,
    },
  });
}

/** How the driver's silence shows. */
function howSilent(s: Situation): string {
  const fault = driverReachability(s).state?.fault;
  if (fault === "refused") return "nothing listens at its address";
  if (fault === undefined || !isAnswer(fault)) return "its driver does not answer";
  const trouble = sourceTrouble(s, "spark");
  return trouble === undefined
    ? "what answers at its address says that it does not run"
    : asClause(inShort(trouble.problem));
}

/** Since when this application reads nothing; undefined while it reads, or if that is not known. */
function unreadSince(s: Situation): Since | undefined {
  const [refused, silent] = [refusedUnread(s), unreadForLong(s)];
  if (refused === undefined || silent === undefined) return refused ?? silent;
  return silent.at < refused.at ? silent : refused;
}

/** For any kind of silence: three minutes without a read, or no lease renewed between two scans. */
function unreadForLong(s: Situation): Since | undefined {
  const { unreadSince: first, sinceIsAtLeast = false } = streamReading(s) ?? {};
  if (first !== undefined && s.settledTo - first >= UNREAD_MINUTES * MINUTE_MS)
    return { at: first, atLeast: sinceIsAtLeast };
  const leases = shardProgress(s);
  if (leases === undefined || leases.renewed || leases.leases === 0) return undefined;
  return { at: driverReachability(s).since ?? leases.from, atLeast: true };
}
