import type { SimulatedBatch } from "../../simulation/batch-queue";
import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { batchJob } from "./jobs";
import { sparkDate } from "./spark-json";
import { batchTasks, tasksOf } from "./work";

/**
 * `/streaming/batches/{id}/operations`: the only output of a batch, with a job that begins with the
 * batch.
 */
export function operations(driver: Driver, batch: SimulatedBatch) {
  const { startedAt, endedAt } = batch;
  return [
    {
      outputOpId: 0,
      name: "foreachRDD at Main.scala:48",
      description: "org.apache.spark.streaming.dstream.DStream.foreachRDD(DStream.scala:623)",
      startTime: startedAt === undefined ? undefined : sparkDate(startedAt),
      endTime: endedAt === undefined ? undefined : sparkDate(endedAt),
      duration: endedAt === undefined || startedAt === undefined ? undefined : endedAt - startedAt,
      jobIds: startedAt === undefined || batch.records === 0 ? [] : [jobIdOf(driver, batch)],
    },
  ];
}

/**
 * `/jobs/{id}` of a completed batch, or of the running one; undefined when the driver does not know
 * the job.
 */
export function jobOfBatch(simulation: PipelineSimulation, driver: Driver, id: number) {
  const batch = batchOf(driver, id);
  const running = batchTasks(simulation, driver);
  if (batch && batch.id === running?.batchId) return batchJob(id, batch, running);
  if (batch?.endedAt === undefined) return undefined;
  const total = tasksOf(simulation);
  return {
    ...batchJob(id, batch, { total, active: 0, completed: total }),
    status: "SUCCEEDED",
    completionTime: sparkDate(batch.endedAt),
    numActiveStages: 0,
    numCompletedStages: 1,
  };
}

/** The batch whose only job and only stage has this id; undefined when it is not retained. */
export function batchOf(driver: Driver, id: number): SimulatedBatch | undefined {
  const { retained, running } = driver.queue;
  const known = running === undefined ? retained : [...retained, running];
  return known.find((batch) => jobIdOf(driver, batch) === id);
}

/** Jobs of receivers come first, then one for each batch, in the order of their starts. */
function jobIdOf({ queue, receivers }: Driver, batch: SimulatedBatch): number {
  const index = queue.retained.findIndex(({ id }) => id === batch.id);
  const before =
    index < 0 ? queue.completedCount : queue.completedCount - queue.retained.length + index;
  return receivers.length + before + 1;
}
