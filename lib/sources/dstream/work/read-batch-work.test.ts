import { describe, expect, it } from "vitest";
import { SourceError } from "../../source";
import { driverKnowing } from "../../spark/testing/driver-knowing";
import { recorded } from "../../spark/testing/recorded";
import { readBatchWork } from "./read-batch-work";

const BATCH = "1795421719000";
const OPERATIONS = `streaming/batches/${BATCH}/operations`;
const [hung] = recorded("stage-hung");
const [done] = recorded("stage-shuffle");

describe("readBatchWork", () => {
  it("reads the stages of a recorded batch, with the times of their tasks", async () => {
    const { asked, ask } = driverKnowing({
      [OPERATIONS]: recorded("operations"),
      "jobs/16": recorded("job-one-stage"),
      "jobs/17": recorded("job-two-stages"),
      "stages/24?details=false": [{ ...done, stageId: 24 }],
      "stages/26?details=false": [{ ...done, stageId: 26 }],
      "stages/24/0/taskSummary?quantiles=0.5,1.0": recorded("task-summary"),
    });
    const work = await readBatchWork(ask, BATCH);
    expect(work).toMatchObject({ batch: BATCH, jobs: 2, jobsRead: 2 });
    expect(work?.stages.map(({ id, times }) => [id, times])).toEqual([
      [24, { medianMs: 1409, longestMs: 1409 }],
      [26, null],
    ]);
    expect(asked.slice(0, 4)).toEqual([
      OPERATIONS,
      "jobs/16",
      "jobs/17",
      "stages/24?details=false",
    ]);
  });

  it("does not ask for the times of a stage without a completed task", async () => {
    const { asked, ask } = driverKnowing({
      [OPERATIONS]: [{ jobIds: [48] }],
      "jobs/48": { numTasks: 1, numSkippedTasks: 0, stageIds: [24] },
      "stages/24?details=false": [hung],
    });
    expect((await readBatchWork(ask, BATCH))?.stages).toMatchObject([{ id: 24, times: null }]);
    expect(asked).toHaveLength(3);
  });

  it("looks into the running output's last jobs first, and asks for at most 17 answers", async () => {
    const many = Array.from({ length: 9 }, (_, i) => i + 1);
    const stages = many.map((id) => [`stages/${id}?details=false`, [{ ...done, stageId: id }]]);
    const jobs = many.map((id) => [
      `jobs/${id}`,
      { numTasks: 8, numSkippedTasks: 0, stageIds: many },
    ]);
    const { asked, ask } = driverKnowing({
      [OPERATIONS]: [{ jobIds: [20], duration: 9_000 }, { jobIds: many }],
      ...Object.fromEntries([...stages, ...jobs]),
    });
    expect(await readBatchWork(ask, BATCH)).toMatchObject({ jobs: 10, jobsRead: 2 });
    expect(asked.filter((path) => path.startsWith("jobs/"))).toEqual(
      [4, 5, 6, 7, 8, 9].map((id) => `jobs/${id}`),
    );
    expect(asked.length).toBeLessThanOrEqual(17);
  });

  it("is undefined when the driver has forgotten the batch", async () =>
    expect(await readBatchWork(driverKnowing({}).ask, BATCH)).toBeUndefined());

  it("has no stage when the batch had no job, or its jobs were evicted", async () => {
    const empty = { batch: BATCH, jobs: 0, jobsRead: 0, stages: [] };
    expect(
      await readBatchWork(driverKnowing({ [OPERATIONS]: [{ jobIds: [] }] }).ask, BATCH),
    ).toEqual(empty);
    const gone = driverKnowing({ [OPERATIONS]: recorded("operations") });
    expect(await readBatchWork(gone.ask, BATCH)).toEqual({ ...empty, jobs: 2 });
  });

  it("throws when the driver does not answer", async () => {
    const fault = { source: "spark", call: "jobs", fault: "timeout", message: "slow" } as const;
    const ask = () => Promise.reject(new SourceError(fault));
    await expect(readBatchWork(ask, BATCH)).rejects.toMatchObject({ fault: "timeout" });
  });
});
