import type { BatchWork, StageWork } from "@/lib/domain/batch-work";
import { type Ask, askJob, askOrNone, askOutputs, askTaskTimes } from "./ask-work";
import type { Job } from "./parse-batch-tasks";
import { parseStageWork } from "./parse-stage-work";

/** The most that a driver, which may be overloaded, is asked about: at most 17 small answers. */
const MOST_JOBS = 6;
const MOST_JOBS_READ = 2;
const MOST_STAGES = 4;
const MOST_SUMMARIES = 2;

/**
 * How the work of one batch, running or completed, is divided: the stages of the jobs that take
 * longest, and the task times of the longest stages. Undefined when the driver has forgotten the
 * batch.
 *
 * @throws SourceError when the driver does not answer, or its answer is malformed.
 */
export async function readBatchWork(ask: Ask, batch: string): Promise<BatchWork | undefined> {
  const outputs = await askOutputs(ask, batch);
  if (outputs === undefined) return undefined;
  // The jobs of an output run one after the other: the last is the one that runs.
  const ids = outputs.flatMap((ofOne) => ofOne.slice(-MOST_JOBS)).slice(0, MOST_JOBS);
  const jobs = [];
  for (const id of ids) {
    const job = await askJob(ask, id);
    if (job !== undefined) jobs.push(job);
  }
  const longest = jobs.toSorted(longestFirst).slice(0, MOST_JOBS_READ);
  const stages: StageWork[] = [];
  for (const { stageIds } of longest) {
    for (const id of stageIds.slice(-MOST_STAGES)) {
      const stage = await askOrNone(ask, `stages/${id}?details=false`, "stages/{id}");
      const work = stage === undefined ? undefined : parseStageWork(stage);
      if (work !== undefined) stages.push(work);
    }
  }
  return {
    batch,
    jobs: outputs.flat().length,
    jobsRead: longest.length,
    stages: await withTimes(ask, stages),
  };
}

/** The same stages, the longest of them with the times of their tasks. */
async function withTimes(ask: Ask, stages: readonly StageWork[]): Promise<readonly StageWork[]> {
  const asked = stages
    .filter(({ tasks }) => tasks.completed > 0)
    .toSorted((a, b) => tookMs(b) - tookMs(a))
    .slice(0, MOST_SUMMARIES);
  const timed: StageWork[] = [];
  for (const stage of asked) {
    const times = await askTaskTimes(ask, stage.id, stage.attempt);
    if (times !== undefined) timed.push({ ...stage, times });
  }
  return stages.map((stage) => timed.find(({ id }) => id === stage.id) ?? stage);
}

/** A job that runs comes before all that have ended. */
const longestFirst = (a: Job, b: Job): number => (b.tookMs ?? Infinity) - (a.tookMs ?? Infinity);

/** A stage that has not ended takes longest. */
const tookMs = ({ submittedAt, endedAt }: StageWork): number =>
  endedAt === null ? Infinity : endedAt - (submittedAt ?? endedAt);
