import { streamingStart } from "@/lib/domain/streaming-start";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";

export const LAST_BATCHES = 5;
export const FAILED_OUTPUTS = 3;
/** An application's first batches come within minutes, unless the interval is longer. */
const FORGOTTEN_MS = 600_000;

/** Outputs fail. Spark calls such batches completed, and their data may be lost. */
export const failingBatches: Rule = {
  cause: "failing-batches",
  bottleneck: "none",
  matters: true,
  needs: () => BATCHES,
  check(s) {
    const last = lastCompleted(s);
    const failed = last.filter((batch) => batch.failed);
    const looked = {
      text: `${failed.length} of the last ${last.length} completed batches had a failed output${why(failed)}.`,
      value: failed.length,
      unit: "count",
      limit: FAILED_OUTPUTS,
      from: last[0]?.at ?? s.at,
      to: s.at,
    } as const;
    if (failed.length < FAILED_OUTPUTS) return clear(looked);
    const failure = failed.at(-1)?.failure;
    const reason = failure === undefined ? "" : ` (${inShort(failure)})`;
    return firing("critical", {
      headline: `Batches fail: ${failed.length} of the last ${last.length} had a failed output${reason}.`,
      since: since(s),
      looked,
    });
  },
};

/** The last completed batches, ascending. */
export function lastCompleted(s: Situation): readonly TimedBatch[] {
  return newestBatches(s)
    .filter((batch) => hasEnded(batch, s.at))
    .slice(-LAST_BATCHES);
}

/** Spark's own words in full. */
function why(failed: readonly TimedBatch[]): string {
  const failure = failed.at(-1)?.failure?.replace(/\.$/, "");
  return failure === undefined ? "" : `: ${failure}`;
}

const LONGEST = 50;

/** The exception without its package, and as much of its message as fits into a headline. */
function inShort(failure: string): string {
  const text = failure.replace(/^(?:\w+\.)+(?=\w)/, "").replace(/\.$/, "");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

/**
 * The first failed batch of the run, which never paused for more than two good batches. If the run reaches
 * the oldest known batch, and older ones were forgotten, it is at least that old.
 */
function since({ application, batches, at }: Situation): Since | undefined {
  const completed = batches.filter((batch) => hasEnded(batch, at));
  let first: TimedBatch | undefined;
  let good = 0;
  for (const batch of completed.toReversed()) {
    good = batch.failed ? 0 : good + 1;
    if (good > LAST_BATCHES - FAILED_OUTPUTS) break;
    if (batch.failed) first = batch;
  }
  const [oldest] = completed;
  const started = streamingStart(application) ?? 0;
  const forgotten = oldest !== undefined && oldest.at > started + FORGOTTEN_MS;
  return first && { at: first.at, atLeast: good <= LAST_BATCHES - FAILED_OUTPUTS && forgotten };
}
