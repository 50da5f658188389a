import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber, formatQuantity } from "@/lib/format/quantity";
import { batchWork, tasksPerBatch } from "../quantities/batch-work";
import { beat } from "../quantities/beat";
import { capacity } from "../quantities/capacity";
import { slots } from "../quantities/slots";
import { sustainedUtilisation } from "../quantities/sustained-utilisation";
import { held, type Situation } from "../situation";
import { fewTasks } from "./few-tasks";
import { longTasks } from "./long-tasks";
import { moreSlots } from "./more-slots";

/** What is known of a Spark that is too slow, for each piece of advice to choose from. */
export interface Shortage {
  /** So many times the work per second is needed. */
  readonly factor: number;
  readonly beatMs: number;
  /** What batches take: the evidence that every piece of advice rests on. */
  readonly took: string;
  /** The other way out, as the end of a sentence; empty where it is not known. */
  readonly fewer: string;
  readonly tasks: number | undefined;
  readonly free: number;
}

/**
 * What a Spark that is `factor` times too slow needs: shorter tasks where the longest alone fill the
 * interval, more tasks where slots stay idle, more slots where tasks wait for them; or fewer records.
 */
export function capacityAdvice(situation: Situation, factor: number): readonly Advice[] {
  const load = sustainedUtilisation(situation);
  const beatMs = beat(situation)?.beatMs;
  if (load === undefined || beatMs === undefined || factor <= 1) return [];
  const most = capacity(situation)?.recordsPerSecond;
  const shortage: Shortage = {
    factor,
    beatMs,
    took: `Batches take ${formatDuration(load.meanProcessingMs)} of a ${formatDuration(beatMs)} interval.`,
    fewer: most === undefined ? "" : `, or at most ${formatQuantity(most, "records/s")} to arrive`,
    tasks: tasksPerBatch(situation),
    free: slots(situation)?.free ?? 0,
  };
  return [
    longTasks(situation, shortage) ??
      fewTasks(situation, shortage) ??
      moreSlots(situation, shortage),
  ];
}

/** The longest task against the interval, where the driver told of its tasks. */
export function longestTask(situation: Situation, { beatMs }: Shortage): string {
  const work = batchWork(situation);
  if (work === undefined) return "";
  const jobs = held(situation, "settings")?.concurrentJobs ?? 1;
  const time = formatDuration(beatMs * jobs);
  if (work.criticalMs > work.longestMs)
    return ` The longest tasks of its ${formatNumber(work.stages)} stages take ${formatDuration(work.criticalMs)} of ${time}, one after the other.`;
  return ` The longest task takes ${formatDuration(work.longestMs)} of ${time}.`;
}

/** How to have more tasks, in order of effort. */
export function moreTasks(situation: Situation): string {
  const block = held(situation, "settings")?.blockIntervalMs;
  const shorter =
    block === undefined
      ? "a shorter block interval"
      : `a block interval shorter than ${formatDuration(block)}`;
  return `with repartition, ${shorter} or more shards`;
}
