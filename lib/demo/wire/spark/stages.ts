import type { SimulatedBatch } from "../../simulation/batch-queue";
import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { batchOf } from "./batch-jobs";
import { sparkDate } from "./spark-json";
import { GC_SHARE } from "./task-summary";
import { batchTasks, taskTimes, tasksOf } from "./work";

/** A stage is submitted this long after its batch has started, ms. */
const SUBMIT_MS = 5;

/**
 * `/stages/{id}?details=false`: the only attempt of a batch's only stage, which has the id of its
 * job. Without the tasks themselves, as that parameter asks. Undefined: not known.
 */
export function stageAttempts(simulation: PipelineSimulation, driver: Driver, id: number) {
  const batch = batchOf(driver, id);
  if (batch?.startedAt === undefined) return undefined;
  const running = batch.endedAt === undefined ? batchTasks(simulation, driver) : undefined;
  const total = tasksOf(simulation);
  const { active, completed } = running ?? { active: 0, completed: total };
  const submittedAt = batch.startedAt + SUBMIT_MS;
  return [
    {
      status: running ? "ACTIVE" : "COMPLETE",
      stageId: id,
      attemptId: 0,
      numTasks: total,
      numActiveTasks: active,
      numCompleteTasks: completed,
      numFailedTasks: 0,
      numKilledTasks: 0,
      numCompletedIndices: completed,
      submissionTime: sparkDate(submittedAt),
      firstTaskLaunchedTime:
        active + completed > 0 ? sparkDate(submittedAt + SUBMIT_MS) : undefined,
      completionTime: batch.endedAt === undefined ? undefined : sparkDate(batch.endedAt),
      ...taskSums(simulation, batch, completed),
      name: "foreachPartition at Main.scala:52",
      description: "Streaming job",
      details: "org.apache.spark.rdd.RDD.foreachPartition(RDD.scala:1040)",
      schedulingPool: "default",
      rddIds: [id],
      accumulatorUpdates: [],
      killedTasksSummary: {},
      resourceProfileId: 0,
      peakExecutorMetrics: {},
      isShufflePushEnabled: false,
      shuffleMergersCount: 0,
    },
  ];
}

/** The sums over all completed tasks. Of the metrics only the times are played. */
function taskSums(simulation: PipelineSimulation, batch: SimulatedBatch, completed: number) {
  const runMs = Math.round(taskTimes(simulation, batch).usualMs * completed);
  return {
    executorDeserializeTime: 2 * completed,
    executorDeserializeCpuTime: 0,
    executorRunTime: runMs,
    executorCpuTime: Math.round(runMs * 0.8 * 1e6),
    resultSize: 892 * completed,
    jvmGcTime: Math.round(runMs * GC_SHARE),
    resultSerializationTime: 0,
    memoryBytesSpilled: 0,
    diskBytesSpilled: 0,
    peakExecutionMemory: 0,
    inputBytes: 0,
    inputRecords: batch.records,
    outputBytes: 0,
    outputRecords: 0,
    ...noShuffle,
  };
}

const noShuffle = {
  shuffleRemoteBlocksFetched: 0,
  shuffleLocalBlocksFetched: 0,
  shuffleFetchWaitTime: 0,
  shuffleRemoteBytesRead: 0,
  shuffleRemoteBytesReadToDisk: 0,
  shuffleLocalBytesRead: 0,
  shuffleReadBytes: 0,
  shuffleReadRecords: 0,
  shuffleCorruptMergedBlockChunks: 0,
  shuffleMergedFetchFallbackCount: 0,
  shuffleMergedRemoteBlocksFetched: 0,
  shuffleMergedLocalBlocksFetched: 0,
  shuffleMergedRemoteChunksFetched: 0,
  shuffleMergedLocalChunksFetched: 0,
  shuffleMergedRemoteBytesRead: 0,
  shuffleMergedLocalBytesRead: 0,
  shuffleRemoteReqsDuration: 0,
  shuffleMergedRemoteReqsDuration: 0,
  shuffleWriteBytes: 0,
  shuffleWriteTime: 0,
  shuffleWriteRecords: 0,
} as const;
