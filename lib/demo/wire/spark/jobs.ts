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
  const clock = new Date(tasks.batchId).toISOString().slice(11, 19);
  const batchJob = job({
    jobId: driver.receivers.length + completedCount + 1,
    name: "foreachRDD at Main.scala:48",
    // The description holds HTML, as Spark's own does: whoever shows it must escape it.
    description:
      `Streaming job from <a href="/streaming/batch/?id=${tasks.batchId}">` +
      `[output operation 0, batch time ${clock}]</a>`,
    submittedAt: running.startedAt ?? running.submittedAt,
    tasks,
  });
  return [batchJob, ...receiverJobs];
}

function job(of: {
  jobId: number;
  name: string;
  description: string;
  submittedAt: number;
  tasks: { total: number; active: number; completed: number };
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
