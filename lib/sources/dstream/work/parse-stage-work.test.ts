import { describe, expect, it } from "vitest";
import { faultOf, recorded } from "../../spark/testing/recorded";
import { parseStageWork } from "./parse-stage-work";

describe("parseStageWork", () => {
  it("reads a stage whose only task hangs", () =>
    expect(parseStageWork(recorded("stage-hung"))).toEqual({
      id: 24,
      attempt: 0,
      name: "foreachPartition at StreamApp.java:18",
      state: "running",
      submittedAt: Date.parse("2026-11-23T03:41:01.016Z"),
      endedAt: null,
      tasks: { total: 1, active: 1, completed: 0, failed: 0, killed: 0 },
      runMs: 0,
      gcMs: 0,
      shuffleWaitMs: 0,
      shuffleReadBytes: 0,
      shuffleWriteBytes: 0,
      spilledBytes: 0,
      times: null,
    }));

  it.each([
    ["stage-half-done", { state: "running", tasks: { total: 2, active: 1, completed: 1 } }],
    ["stage-shuffle", { state: "completed", runMs: 413, gcMs: 49, shuffleReadBytes: 1092 }],
    ["stage-spark33", { state: "completed", runMs: 52, gcMs: 22, tasks: { completed: 3 } }],
  ])("reads the recorded %s", (name, stage) =>
    expect(parseStageWork(recorded(name))).toMatchObject(stage),
  );

  const [hung] = recorded("stage-hung");
  it.each([
    ["waits while no task has begun", { numActiveTasks: 0 }, "waiting"],
    ["waits while it is pending", { status: "PENDING", numActiveTasks: 0 }, "waiting"],
    ["has failed", { status: "FAILED" }, "failed"],
  ])("%s", (_name, change, state) =>
    expect(parseStageWork([{ ...hung, ...change }])?.state).toBe(state),
  );

  it("takes the newest attempt, with the failed tasks of all", () =>
    expect(
      parseStageWork([
        { ...hung, attemptId: 1, numFailedTasks: 1 },
        {
          ...hung,
          attemptId: 0,
          status: "FAILED",
          numFailedTasks: 4,
          failureReason: "\nlost\nat x",
        },
      ]),
    ).toMatchObject({ attempt: 1, state: "running", tasks: { failed: 5 } }));

  it("does not know what an older driver does not tell", () => {
    const { jvmGcTime: _gc, shuffleFetchWaitTime: _wait, ...older } = hung;
    expect(parseStageWork([older])).toMatchObject({ gcMs: null, shuffleWaitMs: null });
  });

  it.each([
    ["a skipped stage", [{ ...hung, status: "SKIPPED" }]],
    ["a stage without attempts", []],
  ])("knows nothing of %s", (_name, body) => expect(parseStageWork(body)).toBeUndefined());

  it("names the field that it refuses", () => {
    const { fault, message } = faultOf(() => parseStageWork([{ ...hung, numTasks: "2" }]));
    expect(fault).toBe("malformed");
    expect(message).toContain("numTasks");
  });
});
