import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";

/** How the work of a recent batch was divided into tasks. */
export interface BatchWork {
  /** The most tasks that could run side by side: those of the widest stage, or a little more. */
  readonly tasks: number;
  /** The longest task of any stage, and the median of that stage, ms. */
  readonly longestMs: number;
  readonly medianMs: number;
  /** The longest tasks of stages that follow one another: no number of slots is faster than this, ms. */
  readonly criticalMs: number;
  readonly stages: number;
  /** When the tasks were read, epoch ms. */
  readonly at: number;
}

/** Read once a minute while Spark is slow: older than some of those, it speaks of another time. */
const STALE_MS = 10 * MINUTE_MS;
const STALE_BEATS = 10;

/**
 * What the driver told of the tasks of one batch that it completed lately. Undefined where it was
 * not asked (Spark was not slow) or could not tell; a batch with outputs that were not asked about
 * gives the least there is.
 */
export const batchWork = quantity((situation): BatchWork | undefined => {
  const reading = readings(situation, "tasks").at(-1);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  if (reading === undefined) return undefined;
  if (situation.at - reading.at > Math.max(STALE_MS, STALE_BEATS * effectiveMs)) return undefined;
  const { batch: key, jobs } = reading.value;
  const batch = situation.batches.findLast((one) => one.reference.key === key);
  const stages = jobs.flatMap((job) => job.stages);
  const longest = stages.toSorted((a, b) => b.longestMs - a.longestMs)[0];
  if (batch === undefined || longest === undefined) return undefined;
  return {
    // Of a job's tasks each other stage has at least one.
    tasks: Math.max(...jobs.map((job) => job.tasks - Math.max(0, job.stages.length - 1))),
    ...longest,
    // Jobs may overlap (outputs that start threads): never more than the batch itself took.
    criticalMs: Math.min(sum(stages.map((stage) => stage.longestMs)), processingMs(batch)),
    stages: stages.length,
    at: reading.at,
  };
});

/** The tasks that a batch has, or that a job of the one that hangs was seen to have. */
export function tasksPerBatch(situation: Situation): number | undefined {
  const counts = readings(situation, "work")
    .slice(-10)
    .flatMap(({ value }) => value.batchJobs.map(({ tasks }) => tasks));
  return batchWork(situation)?.tasks ?? (counts.length === 0 ? undefined : Math.max(...counts));
}
