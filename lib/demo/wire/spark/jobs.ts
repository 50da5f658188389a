import type { SimulatedBatch } from "../../simulation/batch-queue";
import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { sparkDate } from "./spark-json";
import { batchTasks } from "./work";

/** `/jobs?status=running`, newest first: the running batch, and one endless job per receiver. */
export function runningJobs(simulation: PipelineSimulation, driver: Driver) {
  const { completedCount, running } = driver.queue;
  const tasks = batchTasks(simulation, driver);
  const receiverJobs = driver.receivers.toReversed().map(({ id }) =>
    job({
      jobId: id + 1,
      name: "start at Main.scala:61",
      description: `Streaming job running receiver ${id}`,
      submittedAt: driver.contextAt * 1000,
      tasks: { total: 1, active: 1, completed: 0 },
    }),
  );
  if (tasks === undefined || running === undefined) return receiverJobs;
  const id = driver.receivers.length + completedCount + 1;
  return [batchJob(id, running, tasks), ...receiverJobs];
}

interface TaskCounts {
  readonly total: number;
  readonly active: number;
  readonly completed: number;
}

/** The job of a batch's only output. */
export function batchJob(jobId: number, batch: SimulatedBatch, tasks: TaskCounts) {
  const clock = new Date(batch.id).toISOString().slice(11, 19);
  return job({
    jobId,
    name: "foreachRDD at Main.scala:48",
    // The description holds HTML, as Spark's own does: a page that shows it must escape it.
    description:
      `Streaming job from <a href="/streaming/batch/?id=${batch.id}">` +
      `[output operation 0, batch time ${clock}]</a>`,
    submittedAt: batch.startedAt ?? batch.submittedAt,
    tasks,
  });
}

function job(of: {
  jobId: number;
  name: string;
  description: string;
  submittedAt: number;
  tasks: TaskCounts;
}) {
  return {
    jobId: of.jobId,
    name: of.name,
    description: of.description,
    submissionTime: sparkDate(of.submittedAt),
    stageIds: [of.jobId],
    jobTags: [],
    status: "RUNNING",
    numTasks: of.tasks.total,
    numActiveTasks: of.tasks.active,
    numCompletedTasks: of.tasks.completed,
    numSkippedTasks: 0,
    numFailedTasks: 0,
    numKilledTasks: 0,
    numCompletedIndices: of.tasks.completed,
    numActiveStages: 1,
    numCompletedStages: 0,
    numSkippedStages: 0,
    numFailedStages: 0,
    killedTasksSummary: {},
  };
}
