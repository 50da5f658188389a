import { formatDuration, formatQuantity } from "@/lib/format/quantity";
import { BATCHES, minutesAnswered } from "../needs";
import { beat } from "../quantities/beat";
import { emptyBatches } from "../quantities/empty-batches";
import { streamReading } from "../quantities/reading";
import { clear, holds, type Rule, words } from "../rule";

const LEAST_MS = 3 * 60_000;
const LEAST_BEATS = 3;
const LEAST_BATCHES = 2;
/** Puts of one minute may all have been read before the batches became empty; those of two not. */
const LEAST_MINUTES = 2;

/**
 * Spark runs and finishes its batches, and they are all empty while records are put. Receivers that
 * are active without an error prove nothing: that is how a dead or looping KCL looks.
 */
export const readingNothing: Rule = {
  cause: "reading-nothing",
  bottleneck: "consumer",
  matters: true,
  needs: () => [...BATCHES, minutesAnswered],
  check(s) {
    const empty = emptyBatches(s);
    if (empty === undefined) return clear(words(s, "Recovered batches still wait."));
    const limit = Math.max(LEAST_MS, LEAST_BEATS * (beat(s)?.beatMs ?? 0));
    const put = streamReading(s)?.putRecords ?? 0;
    const looked = {
      text: `${empty.batches} batches in a row are empty, for ${formatDuration(empty.lastedMs)}; ${formatQuantity(put, "records/s")} are put.`,
      value: empty.lastedMs,
      unit: "ms",
      limit,
      from: empty.since,
      to: s.at,
      series: "intakeRecords",
    } as const;
    const long = empty.lastedMs >= limit && empty.batches >= LEAST_BATCHES;
    if (!long || put <= 0 || empty.minutesWithPuts < LEAST_MINUTES) return clear(looked);
    return holds("critical", {
      headline: `Spark runs but reads nothing: every batch has been empty for ${formatDuration(s.at - empty.since)} while ${formatQuantity(put, "records/s")} are put.`,
      brief: `Spark has read nothing for ${formatDuration(s.at - empty.since)}`,
      since: { at: empty.since, atLeast: empty.sinceIsAtLeast },
      looked,
    });
  },
};
