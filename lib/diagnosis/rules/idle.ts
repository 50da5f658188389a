import { BATCHES, minutesAnswered } from "../needs";
import { putIn } from "../quantities/put";
import { beat } from "../quantities/beat";
import { queue } from "../quantities/queue";
import { recentMinutes } from "../quantities/recent-minutes";
import { clear, holds, type Rule } from "../rule";

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
    // At a whole minute the newest batch has just been made: that is no queue.
    const queued = queue(s).headAgeMs > (beat(s)?.beatMs ?? 0);
    if (!quiet || queued) return clear(looked);
    return holds("ok", {
      headline: "Nothing to do: no records are put, and none wait.",
      since: undefined,
      looked,
    });
  },
};
