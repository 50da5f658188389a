import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { batchOf } from "./batch-jobs";
import { batchTasks, taskTimes } from "./work";

/** The part of a task's time in which the JVM collects garbage. */
export const GC_SHARE = 0.02;

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
  const isDone = batch?.endedAt !== undefined;
  if (batch === undefined || (!isDone && (batchTasks(simulation, driver)?.completed ?? 0) === 0))
    return undefined;
  const { usualMs, longestMs } = taskTimes(simulation, batch);
  const at = (scale: number) =>
    quantiles.map((quantile) => {
      const beyond = (longestMs - usualMs) * Math.max(0, 2 * quantile - 1);
      return Math.round((usualMs + beyond) * scale);
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
    jvmGcTime: at(GC_SHARE),
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
