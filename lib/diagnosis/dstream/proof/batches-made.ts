import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded } from "@/lib/diagnosis/situation/timed-batch";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";

const INTERVALS = 3;
const LEAST_MS = 60_000;

/** One failed output is retried or forgotten. Several of ten are no accident. */
const LATEST = 10;
const MANY_FAILED = 3;

/** Spark's newest batches are known, and it completed one lately. A silent driver proves nothing. */
export function batchesMade(s: Situation): Claim {
  const limit = Math.max(LEAST_MS, INTERVALS * (effectiveInterval(s)?.effectiveMs ?? 0));
  const batches = newestBatches(s);
  const newest = batches.at(-1);
  if (newest === undefined || s.at - newest.at > limit)
    return unproven(
      s,
      "batches-made",
      newest === undefined
        ? "no batch of the application is known"
        : `the newest batch that is known is ${formatDuration(s.at - newest.at)} old`,
    );
  const done = batches.findLast((batch) => hasEnded(batch, s.at));
  if (done === undefined) return unproven(s, "batches-made", "no batch was seen to end");
  const failed = batches
    .filter((batch) => hasEnded(batch, s.at))
    .slice(-LATEST)
    .filter((batch) => batch.failed).length;
  if (failed >= MANY_FAILED) {
    const doubt = `outputs failed in ${formatNumber(failed)} of the last ${formatNumber(LATEST)} batches`;
    return refuted(s, "batches-made", { text: `O${doubt.slice(1)}.` }, doubt);
  }
  return proven(s, "batches-made", {
    text: `The newest batch is ${formatDuration(s.at - newest.at)} old, and the newest that is done ended ${formatDuration(s.at - done.endedAt)} ago.`,
    from: done.at,
    to: s.at,
  });
}
