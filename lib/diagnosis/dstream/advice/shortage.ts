import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { batchWork } from "@/lib/diagnosis/dstream/quantities/batches/batch-work";
import { concurrentJobs } from "@/lib/diagnosis/dstream/quantities/batches/concurrent-jobs";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";

/** What is known of a Spark that is too slow. Each piece of advice chooses from it. */
export interface Shortage {
  /** The work per second must grow by this factor. */
  readonly factor: number;
  readonly effectiveMs: number;
  /** What batches take: the evidence for every piece of advice. */
  readonly took: string;
  /** The alternative, as the end of a sentence; empty if there is none, or it is not known. */
  readonly fewer: string;
  readonly tasks: number | undefined;
  readonly free: number;
}

/** `1.3 × the capacity` */
export function needed({ factor }: Shortage): string {
  return `${formatNumber(factor)} × the capacity`;
}

/** The longest task against the interval, if the driver reported its tasks. */
export function longestTask(situation: Situation, { effectiveMs }: Shortage): string {
  const work = batchWork(situation);
  if (work === undefined) return "";
  const jobs = concurrentJobs(situation);
  const time = formatDuration(effectiveMs * jobs);
  if (work.criticalMs > work.longestMs)
    return ` The longest tasks of its ${formatNumber(work.stages)} stages take ${formatDuration(work.criticalMs)} of ${time}, one after the other.`;
  return ` The longest task takes ${formatDuration(work.longestMs)} of ${time}.`;
}

/** How to have more tasks, in order of effort: `(repartition, a block interval below 200 ms, or more shards)`. */
export function moreTasks(situation: Situation): string {
  const block = asOf(situation, "settings")?.blockIntervalMs;
  const shorter =
    block === undefined
      ? "a shorter block interval"
      : `a block interval below ${formatDuration(block)}`;
  return `(repartition, ${shorter}, or more shards)`;
}
