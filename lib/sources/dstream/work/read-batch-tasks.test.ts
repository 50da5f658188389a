import { describe, expect, it } from "vitest";
import { SourceError } from "../../source";
import { driverKnowing } from "../../spark/testing/driver-knowing";
import { readBatchTasks } from "./read-batch-tasks";
import { faultOf, recorded } from "../../spark/testing/recorded";
import { parseJob, parseOperations, parseTaskSummary } from "./parse-batch-tasks";

const BATCH = "1795421719000";
const OPERATIONS = `streaming/batches/${BATCH}/operations`;
const summaryOf = (stage: number) => `stages/${stage}/0/taskSummary?quantiles=0.5,1.0`;

const WHOLE = {
  [OPERATIONS]: recorded("operations"),
  "jobs/16": recorded("job-one-stage"),
  "jobs/17": recorded("job-two-stages"),
  [summaryOf(24)]: recorded("task-summary"),
  [summaryOf(26)]: recorded("task-summary-shuffle"),
};

describe("readBatchTasks", () => {
  it("reads the jobs of a recorded batch, the longest output first, without the skipped stage", async () => {
    const { asked, ask } = driverKnowing(WHOLE);
    expect(await readBatchTasks(ask, BATCH)).toEqual({
      batch: BATCH,
      jobs: [
        { tasks: 1, stages: [{ medianMs: 1409, longestMs: 1409 }] },
        { tasks: 5, stages: [{ medianMs: 17, longestMs: 18 }] },
      ],
    });
    expect(asked).toEqual([
      OPERATIONS,
      "jobs/16",
      summaryOf(24),
      "jobs/17",
      summaryOf(25),
      summaryOf(26),
    ]);
  });

  it("asks about at most two jobs and three stages of each", async () => {
    const jobIds = [1, 2, 3];
    const stageIds = [14, 13, 12, 11];
    const { asked, ask } = driverKnowing({
      [OPERATIONS]: [{ jobIds, duration: 1 }],
      "jobs/1": { numTasks: 8, numSkippedTasks: 2, stageIds },
      "jobs/2": { numTasks: 8, numSkippedTasks: 8, stageIds },
    });
    const result = await readBatchTasks(ask, BATCH);
    expect(result?.jobs.map(({ tasks }) => tasks)).toEqual([6, 0]);
    expect(asked.filter((path) => path.startsWith("stages/11/"))).toHaveLength(2);
    expect(asked.some((path) => path.startsWith("stages/14/") || path === "jobs/3")).toBe(false);
  });

  it.each([
    ["the driver has forgotten the batch", {}],
    ["its output had no job", { [OPERATIONS]: [{ jobIds: [] }] }],
    ["its jobs were evicted", { [OPERATIONS]: recorded("operations") }],
  ])("is undefined when %s", async (_name, answers) =>
    expect(await readBatchTasks(driverKnowing(answers).ask, BATCH)).toBeUndefined(),
  );

  it("throws when the driver does not answer", async () => {
    const fault = {
      source: "spark",
      call: "jobs/{id}",
      fault: "timeout",
      message: "slow",
    } as const;
    const ask = () => Promise.reject(new SourceError(fault));
    await expect(readBatchTasks(ask, BATCH)).rejects.toMatchObject({ fault: "timeout" });
  });
});

describe("the answers about a batch's work", () => {
  it("uses the run time when an older driver gives no duration", () =>
    expect(parseTaskSummary({ executorRunTime: [28, 351] })).toEqual({
      medianMs: 28,
      longestMs: 351,
    }));

  it.each([
    ["operations without job ids", () => parseOperations([{ duration: 3 }]), "jobIds is missing"],
    ["a job without tasks", () => parseJob({ stageIds: [], numSkippedTasks: 0 }), "numTasks"],
    ["one quantile of two", () => parseTaskSummary({ executorRunTime: [1] }), "executorRunTime"],
  ])("names the field when it refuses %s", (_name, parse, field) => {
    const { fault, message } = faultOf(parse);
    expect(fault).toBe("malformed");
    expect(message).toContain(field);
  });
});
