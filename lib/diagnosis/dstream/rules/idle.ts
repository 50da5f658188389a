import { formatDuration } from "@/lib/format/quantity";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { lastFullAt, type NoPuts, noPuts } from "@/lib/diagnosis/stream/quantities/put/no-puts";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded } from "@/lib/diagnosis/situation/timed-batch";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";

const MINUTES = 5;

/** Nothing is put and nothing waits: quiet and healthy. */
export const idle: Rule = {
  cause: "idle",
  bottleneck: "none",
  matters: false,
  needs: () => [...BATCHES, minutesAnswered],
  check(s) {
    const found = noPuts(s);
    const minutes = found?.minutes ?? 0;
    const looked = {
      text:
        found === undefined
          ? "Records were put in the last settled minute, or it is not known."
          : `Nothing was put in the last ${minutes === 1 ? "settled minute" : `${minutes} settled minutes`}.`,
      value: minutes,
      unit: "count",
      limit: MINUTES,
      from: found?.since.at ?? s.settledTo,
      to: s.settledTo,
      series: "putRecords",
    } as const;
    if (found === undefined || !isLong(s, found)) return clear(looked);
    if (hasWork(s) || hasTakenSince(s, found.to)) return clear(looked);
    const lasted = `${found.since.atLeast ? "at least " : ""}${formatDuration(s.at - found.since.at)}`;
    return firing("ok", {
      headline: `Idle: nothing has been put for ${lasted}, and nothing waits.`,
      since: undefined,
      looked,
    });
  },
};

/**
 * One minute is enough in a stream that was never quiet. Five are needed if pauses are usual, or it may be
 * a gap.
 */
function isLong(s: Situation, { minutes, isPlain }: NoPuts): boolean {
  return isPlain || (minutes >= MINUTES && recentMinutes(s, MINUTES).length >= MINUTES);
}

/**
 * A batch with records that is older than an interval and not done. An empty one is no work, even if the
 * last poll found it running. At a whole minute the newest one has just been made.
 */
function hasWork(s: Situation): boolean {
  const limit = s.at - (effectiveInterval(s)?.effectiveMs ?? 0);
  return newestBatches(s).some(
    (batch) =>
      (batch.records > 0 || batch.recovered) && batch.submittedAt < limit && !hasEnded(batch, s.at),
  );
}

/**
 * CloudWatch publishes puts minutes later. If any application at the driver took in records since, there is
 * work to do.
 */
function hasTakenSince(s: Situation, end: number): boolean {
  return (lastFullAt(s) ?? -Infinity) - (effectiveInterval(s)?.effectiveMs ?? 0) >= end;
}
