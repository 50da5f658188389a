import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { isProcessing, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { timeBudgetMs } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";
import { waitingAt } from "./queue";
import { longMs } from "@/lib/diagnosis/dstream/quantities/batches/long-batches";

export interface StuckBatch {
  readonly batch: TimedBatch;
  readonly runningMs: number;
  /** How long it may run for its records, ms. */
  readonly timeBudgetMs: number;
  readonly queueGrows: boolean;
  /** Whether one of its tasks ran; undefined if that is not known. */
  readonly tasksRan: boolean | undefined;
}

/** The oldest batch that has been PROCESSING for longer than max(2 D, 60 s), if there is one. */
export const stuckBatchNow = quantity((situation): StuckBatch | undefined => {
  const { at } = situation;
  const batches = newestBatches(situation);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const batch = batches.find((one) => isProcessing(one, at));
  if (batch === undefined || effectiveMs === undefined) return undefined;
  const runningMs = at - batch.startedAt;
  if (runningMs <= longMs(effectiveMs)) return undefined;
  return {
    batch,
    runningMs,
    timeBudgetMs: timeBudgetMs(situation, batch),
    queueGrows: waitingAt(batches, at) > waitingAt(batches, batch.startedAt),
    tasksRan: tasksRan(situation, batch),
  };
});

/** Task counts lag by up to the executors' 10 s heartbeat, so younger ones prove nothing. */
const HEARTBEAT_MS = 10_000;
const LASTED_MS = 15_000;

/** Cores may be lost while a batch runs, so earlier tasks say nothing about now. */
const LATELY_MS = 60_000;

/**
 * Whether any task of the batch ran in the last minute, from the polls of its jobs since it began. "None"
 * needs at least two polls more than 15 s apart that agree: no task active, and none completed between
 * them. Undefined with fewer polls.
 */
function tasksRan(situation: Situation, batch: TimedBatch): boolean | undefined {
  const from = Math.max(batch.startedAt + HEARTBEAT_MS, situation.at - LATELY_MS);
  const polls = readings(situation, "work")
    .filter(({ at }) => at >= from)
    .flatMap(({ at, value }) => {
      const jobs = value.batchJobs.filter((job) => job.batch === batch.reference.key);
      const [active, completed] = [
        jobs.map((job) => job.activeTasks),
        jobs.map((job) => job.completedTasks),
      ];
      return jobs.length === 0 ? [] : [{ at, active: sum(active), completed: sum(completed) }];
    });
  const [first, last] = [polls[0], polls.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (polls.some(({ active }) => active > 0) || last.completed !== first.completed) return true;
  return last.at - first.at > LASTED_MS ? false : undefined;
}
