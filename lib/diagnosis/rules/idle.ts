import type { Minute } from "@/lib/domain/minute";
import { BATCHES, minutesAnswered } from "../needs";
import { putIn } from "../quantities/put";
import { beat } from "../quantities/beat";
import { newestBatches } from "../quantities/newest-batches";
import { recentMinutes } from "../quantities/recent-minutes";
import { clear, holds, type Rule } from "../rule";
import type { Situation } from "../situation";
import { everyTimedBatch, hasEnded } from "../timed-batch";

const MINUTES = 5;

/** Nothing is put and nothing waits: quiet, and healthy. */
export const idle: Rule = {
  cause: "idle",
  bottleneck: "none",
  matters: false,
  needs: () => [...BATCHES, minutesAnswered],
  check(s) {
    const last = recentMinutes(s, MINUTES);
    const puts = last.map((minute) => putIn(s, minute)?.records);
    const quiet = last.length >= MINUTES && puts.every((put) => put === 0);
    const looked = {
      text: quiet
        ? `Nothing was put in the last ${MINUTES} settled minutes.`
        : "Records were put in the last settled minutes, or it is not known.",
      value: puts.at(-1) ?? null,
      unit: "records/s",
      limit: 0,
      from: last[0]?.at ?? s.settledTo,
      to: s.settledTo,
      series: "putRecords",
    } as const;
    if (!quiet || hasWork(s) || hasTakenSince(s, endOf(last))) return clear(looked);
    return holds("ok", {
      headline: "Nothing to do: no records are put, and none wait.",
      since: undefined,
      looked,
    });
  },
};

/**
 * A batch with records that is older than a beat and not done. An empty one is no work, even when the
 * last look at the driver found it running; at a whole minute the newest has just been made.
 */
function hasWork(s: Situation): boolean {
  const limit = s.at - (beat(s)?.beatMs ?? 0);
  return newestBatches(s).some(
    (batch) =>
      (batch.records > 0 || batch.recovered) && batch.submittedAt < limit && !hasEnded(batch, s.at),
  );
}

const endOf = (minutes: readonly Minute[]): number =>
  Math.max(...minutes.map(({ at, periodMs }) => at + periodMs));

/** Enough for minutes of the shortest interval, with what an application has recovered in between. */
const NEWEST_BATCHES = 500;

/**
 * CloudWatch tells of puts minutes later. Where Spark has taken records in since, whichever application
 * it was, there is something to do.
 */
function hasTakenSince(s: Situation, end: number): boolean {
  const beatMs = beat(s)?.beatMs ?? 0;
  return everyTimedBatch(s.window)
    .slice(-NEWEST_BATCHES)
    .some(({ id, records }) => records > 0 && id - beatMs >= end && id <= s.at);
}
