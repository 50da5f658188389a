import type { SimulatedBatch } from "../../simulation/batch-queue";
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
  const { troubles, now } = simulation;
  const { running } = driver.queue;
  if (running === undefined) return undefined;
  const total = tasksOf(simulation);
  const free = freeSlots(simulation);
  if (free === 0) return { batchId: running.id, total, active: 0, completed: 0 };
  if (troubles.has("stuck")) {
    return { batchId: running.id, total, active: 1, completed: total - 1 };
  }
  const progress = (now - (running.startedAt ?? now)) / expectedMs(simulation, running);
  const completed = Math.min(total - 1, Math.floor(progress * total));
  return { batchId: running.id, total, active: Math.min(free, total - completed), completed };
}

/** How long a batch takes that nothing holds up, ms. */
function expectedMs({ troubles, cost }: PipelineSimulation, { records }: SimulatedBatch): number {
  const slow = troubles.has("slow") || troubles.has("backpressure") ? cost.slowFactor : 1;
  return cost.fixedMs + cost.perUserRecordMs * records * slow;
}

/** How long the tasks of a batch take, ms. */
export interface TaskTimes {
  readonly usualMs: number;
  readonly longestMs: number;
}

/** The last task of a wave takes this much longer than the usual one: shards are never quite equal. */
const LONGEST = 1.15;

/** Most of the records of a hot shard are in one task, and the others wait for it. */
const HOT_SHARE = 0.6;
const HOT_FACTOR = 5;

/** The tasks of a batch run in waves, as many at a time as slots are free. */
export function taskTimes(simulation: PipelineSimulation, batch: SimulatedBatch): TaskTimes {
  const { startedAt = 0, endedAt } = batch;
  const tookMs = endedAt === undefined ? expectedMs(simulation, batch) : endedAt - startedAt;
  if (simulation.troubles.has("hot-shard")) {
    return { usualMs: (HOT_SHARE * tookMs) / HOT_FACTOR, longestMs: HOT_SHARE * tookMs };
  }
  const waves = Math.ceil(tasksOf(simulation) / Math.max(1, freeSlots(simulation)));
  return { usualMs: tookMs / (waves * LONGEST), longestMs: tookMs / waves };
}
