import type { SimulatedBatch } from "../../simulation/batch-queue";
import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { allBatches } from "./batches";
import { registeredReceivers } from "./receivers";
import { sparkDate } from "./spark-json";

/**
 * `/streaming/statistics`. Averages are over the retained batches, and absent when there are none.
 * Delays leave out the waiting batches, so they look healthy while an application falls behind.
 */
export function statistics(simulation: PipelineSimulation, driver: Driver) {
  const { queue } = driver;
  const { intervalMs, receivers } = simulation.scenario;
  const active = registeredReceivers(simulation, driver);
  const started = [...queue.retained, ...(queue.running === undefined ? [] : [queue.running])];
  const rate = mean(allBatches(queue).map((one) => (one.records * 1000) / intervalMs));
  return {
    startTime: sparkDate(driver.contextAt * 1000),
    batchDuration: intervalMs,
    numReceivers: active,
    numActiveReceivers: active,
    numInactiveReceivers: receivers - active,
    numTotalCompletedBatches: queue.completedCount,
    numRetainedCompletedBatches: queue.retained.length,
    numActiveBatches: queue.waiting.length + (queue.running === undefined ? 0 : 1),
    numProcessedRecords: queue.processedRecords,
    numReceivedRecords: queue.startedRecords,
    avgInputRate: rate,
    avgSchedulingDelay: truncated(mean(started.map(schedulingDelay))),
    avgProcessingTime: truncated(mean(queue.retained.map(processingTime))),
    avgTotalDelay: truncated(
      mean(queue.retained.map((one) => schedulingDelay(one) + processingTime(one))),
    ),
  };
}

function schedulingDelay({ submittedAt, startedAt = submittedAt }: SimulatedBatch): number {
  return startedAt - submittedAt;
}

function processingTime({ startedAt = 0, endedAt = startedAt }: SimulatedBatch): number {
  return endedAt - startedAt;
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function truncated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.trunc(value);
}
