import { describe, expect, it } from "vitest";
import { parseJobs } from "./parse-jobs";
import { recorded } from "../../spark/testing/recorded";

describe("parseJobs", () => {
  it("distinguishes the receiver's job from the batch's, which waits for a slot", () => {
    expect(parseJobs(recorded("jobs-no-cores"))).toEqual({
      receiverTasks: 1,
      receiverJobs: 1,
      batchJobs: [{ batch: "1795403681000", tasks: 4, activeTasks: 0, completedTasks: 0 }],
    });
  });

  it("counts a receiver without a task as waiting", () => {
    expect(parseJobs(recorded("jobs-receiver-waits"))).toMatchObject({
      receiverTasks: 2,
      receiverJobs: 3,
    });
  });

  const job = { status: "RUNNING", numTasks: 3, numActiveTasks: 1, numCompletedTasks: 1 };
  it.each([
    {
      name: "a job that describes itself",
      body: [{ ...job, description: "load the table" }],
      jobs: 0,
    },
    { name: "a job without a description", body: [job], jobs: 0 },
    {
      name: "the link behind a proxy",
      body: [{ ...job, description: '<a href="/proxy/app_1/streaming/batch/?id=1000">[output' }],
      jobs: 1,
    },
    {
      name: "a receiver that ended and was started again as a new job",
      body: [{ ...job, status: "SUCCEEDED", description: "Streaming job running receiver 0" }],
      jobs: 0,
    },
  ])("reads $name", ({ body, jobs }) => {
    const work = parseJobs(body);
    expect(work.batchJobs).toHaveLength(jobs);
    expect(work.receiverJobs).toBe(0);
  });
});
