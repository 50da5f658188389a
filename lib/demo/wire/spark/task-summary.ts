import type { SimulatedBatch } from "../../simulation/batch-queue";
import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { batchOf } from "./batch-jobs";
import { freeSlots, tasksOf } from "./work";

/** The last task of a wave takes this much longer than the usual one: shards are never quite equal. */
const LONGEST = 1.15;

/**
 * `/stages/{id}/0/taskSummary`: each metric at each requested quantile. Of the metrics only the
 * times are played. Undefined while no task of the stage has ended.
 */
export function taskSummary(
  simulation: PipelineSimulation,
  driver: Driver,
  { stage, quantiles }: { stage: number; quantiles: readonly number[] },
) {
  const batch = batchOf(driver, stage);
  if (batch === undefined) return undefined;
  const usualMs = taskMs(simulation, batch);
  const at = (scale: number) =>
    quantiles.map((quantile) => {
      const skew = 1 + (LONGEST - 1) * Math.max(0, 2 * quantile - 1);
      return Math.round(usualMs * scale * skew);
    });
  const zeros = quantiles.map(() => 0);
  return {
    quantiles,
    duration: at(1),
    executorDeserializeTime: at(0.002),
    executorDeserializeCpuTime: zeros,
    executorRunTime: at(0.99),
    executorCpuTime: zeros,
    resultSize: quantiles.map(() => 892),
    jvmGcTime: zeros,
    resultSerializationTime: zeros,
    gettingResultTime: zeros,
    schedulerDelay: at(0.005),
    peakExecutionMemory: zeros,
    memoryBytesSpilled: zeros,
    diskBytesSpilled: zeros,
    inputMetrics: { bytesRead: zeros, recordsRead: zeros },
    outputMetrics: { bytesWritten: zeros, recordsWritten: zeros },
    shuffleReadMetrics: shuffleRead(zeros),
    shuffleWriteMetrics: { writeBytes: zeros, writeRecords: zeros, writeTime: zeros },
  };
}

/** The tasks of a batch run in waves, as many at a time as slots are free. */
function taskMs(simulation: PipelineSimulation, { startedAt = 0, endedAt = 0 }: SimulatedBatch) {
  const free = Math.max(1, freeSlots(simulation));
  const waves = Math.ceil(tasksOf(simulation) / free);
  return (endedAt - startedAt) / (waves * LONGEST);
}

function shuffleRead(zeros: readonly number[]) {
  return {
    readBytes: zeros,
    readRecords: zeros,
    remoteBlocksFetched: zeros,
    localBlocksFetched: zeros,
    fetchWaitTime: zeros,
    remoteBytesRead: zeros,
    remoteBytesReadToDisk: zeros,
    totalBlocksFetched: zeros,
    remoteReqsDuration: zeros,
    shufflePushReadMetricsDist: {
      corruptMergedBlockChunks: zeros,
      mergedFetchFallbackCount: zeros,
      remoteMergedBlocksFetched: zeros,
      localMergedBlocksFetched: zeros,
      remoteMergedChunksFetched: zeros,
      localMergedChunksFetched: zeros,
      remoteMergedBytesRead: zeros,
      localMergedBytesRead: zeros,
      remoteMergedReqsDuration: zeros,
    },
  };
}
