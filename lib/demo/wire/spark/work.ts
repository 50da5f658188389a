import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";

/** The tasks of the running batch. */
export interface BatchTasks {
  readonly batchId: number;
  readonly total: number;
  readonly active: number;
  readonly completed: number;
}

/**
 * The number of tasks of a batch: one for each block, and a block for each fetch of a shard, once a
 * second.
 */
export function tasksOf({ scenario }: PipelineSimulation): number {
  return Math.max(1, (scenario.shards * scenario.intervalMs) / 1000);
}

/** Slots that no receiver uses. */
export function freeSlots({ scenario, slots }: PipelineSimulation): number {
  return Math.max(0, slots - scenario.receivers);
}

/** Tasks of the batch that runs now. */
export function batchTasks(simulation: PipelineSimulation, driver: Driver): BatchTasks | undefined {
  const { troubles, cost, now } = simulation;
  const { running } = driver.queue;
  if (running === undefined) return undefined;
  const total = tasksOf(simulation);
  const free = freeSlots(simulation);
  if (free === 0) return { batchId: running.id, total, active: 0, completed: 0 };
  if (troubles.has("stuck")) {
    return { batchId: running.id, total, active: 1, completed: total - 1 };
  }
  const slow = troubles.has("slow") || troubles.has("backpressure") ? cost.slowFactor : 1;
  const expected = cost.fixedMs + cost.perUserRecordMs * running.records * slow;
  const progress = (now - (running.startedAt ?? now)) / expected;
  const completed = Math.min(total - 1, Math.floor(progress * total));
  return { batchId: running.id, total, active: Math.min(free, total - completed), completed };
}
