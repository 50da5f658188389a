import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";

/** How the work of a recent batch was divided into tasks. */
export interface BatchWork {
  /** The most tasks that could run in parallel: those of the widest stage, or a few more. */
  readonly tasks: number;
  /** The longest task of any stage, and the median of that stage, ms. */
  readonly longestMs: number;
  readonly medianMs: number;
  /** The sum of the longest tasks of consecutive stages: a lower bound for any number of slots, ms. */
  readonly criticalMs: number;
  readonly stages: number;
  /** When the tasks were read, epoch ms. */
  readonly at: number;
}

/** Tasks are read once a minute while Spark is slow. Older ones describe another time. */
const STALE_MS = 10 * MINUTE_MS;
const STALE_INTERVALS = 10;

/**
 * The tasks of one recently completed batch, as the driver reported them. Undefined if it was not asked
 * (Spark was not slow) or had no answer. For a batch with outputs that were not asked about, the values are
 * lower bounds.
 */
export const batchWork = quantity((situation): BatchWork | undefined => {
  const reading = readings(situation, "tasks").at(-1);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  if (reading === undefined) return undefined;
  if (situation.at - reading.at > Math.max(STALE_MS, STALE_INTERVALS * effectiveMs))
    return undefined;
  const { batch: key, jobs } = reading.value;
  const batch = situation.batches.findLast((one) => one.reference.key === key);
  const stages = jobs.flatMap((job) => job.stages);
  const longest = stages.toSorted((a, b) => b.longestMs - a.longestMs)[0];
  if (batch === undefined || longest === undefined) return undefined;
  return {
    // Each other stage has at least one of the job's tasks.
    tasks: Math.max(...jobs.map((job) => job.tasks - Math.max(0, job.stages.length - 1))),
    ...longest,
    // Jobs may overlap (outputs that start threads), so the sum is limited to the batch's own time.
    criticalMs: Math.min(sum(stages.map((stage) => stage.longestMs)), processingMs(batch)),
    stages: stages.length,
    at: reading.at,
  };
});

/** The tasks of a batch, or of a job of the batch that hangs. */
export function tasksPerBatch(situation: Situation): number | undefined {
  const counts = readings(situation, "work")
    .slice(-10)
    .flatMap(({ value }) => value.batchJobs.map(({ tasks }) => tasks));
  return batchWork(situation)?.tasks ?? (counts.length === 0 ? undefined : Math.max(...counts));
}
