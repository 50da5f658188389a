import { describe, expect, it } from "vitest";
import type { BatchWork, StageWork } from "@/lib/domain/batch-work";
import type { StandsOutKind } from "@/lib/domain/stands-out";
import type { LookedAt } from "./looked-at";
import { whatStandsOut } from "./what-stands-out";

const T = Date.UTC(2026, 10, 23, 14);
const MIB = 1024 ** 2;

/** Thirty even tasks on nine slots, done in 6 s. */
const EVEN: StageWork = {
  id: 24,
  attempt: 0,
  name: "foreachPartition at Main.scala:48",
  state: "completed",
  submittedAt: T,
  endedAt: T + 6_000,
  tasks: { total: 30, active: 0, completed: 30, failed: 0, killed: 0 },
  runMs: 48_000,
  gcMs: 480,
  shuffleWaitMs: 0,
  shuffleReadBytes: 0,
  shuffleWriteBytes: 0,
  spilledBytes: 0,
  times: { medianMs: 1_600, longestMs: 1_800 },
};
const RUNNING = { state: "running", endedAt: null } as const;
const tasks = (change: Partial<StageWork["tasks"]>) => ({ tasks: { ...EVEN.tasks, ...change } });

type Change = Partial<Omit<LookedAt, "work">> & { readonly work?: Partial<BatchWork> };

interface Case {
  readonly name: string;
  readonly stages: readonly Partial<StageWork>[];
  readonly change?: Change;
  readonly kind: StandsOutKind;
  readonly text: string;
}

function standsOut(stages: readonly Partial<StageWork>[], { work, ...change }: Change = {}) {
  const all = stages.map((stage) => ({ ...EVEN, ...stage }));
  return whatStandsOut({
    work: { batch: "1", jobs: 1, jobsRead: 1, stages: all, ...work },
    tookMs: 6_200,
    isRunning: false,
    slots: 9,
    now: T + 252_000,
    ...change,
  });
}
const running = { isRunning: true, tookMs: 252_000 };

describe("whatStandsOut", () => {
  it.each<Case>([
    {
      name: "tasks that are alike",
      stages: [{}],
      kind: "even",
      text: "Nothing stands out: its 30 tasks took 1.6 s at the median and 1.8 s at most, in 4 rounds on 9 task slots. The work itself takes the time.",
    },
    {
      name: "a batch that is half done",
      stages: [{ ...RUNNING, ...tasks({ completed: 12, active: 9 }) }],
      change: { isRunning: true, tookMs: 4_000, now: T + 4_000 },
      kind: "even",
      text: "Nothing stands out: the 12 of 30 tasks that are done took 1.6 s at the median and 1.8 s at most, in 4 rounds on 9 task slots. The work itself takes the time.",
    },
    {
      name: "a single task",
      stages: [tasks({ total: 1, completed: 1 })],
      change: { slots: 1 },
      kind: "even",
      text: "Nothing stands out: its only task took 1.8 s. The work itself takes the time.",
    },
    {
      name: "a failed stage, with the reason",
      stages: [{}, { id: 25, state: "failed", failure: "java.net.SocketException: reset" }],
      kind: "failed",
      text: "Stage 25 failed: java.net.SocketException: reset.",
    },
    {
      name: "tasks that were run again",
      stages: [{ ...tasks({ failed: 3 }), attempt: 1 }],
      kind: "failed",
      text: "3 tasks failed and had to be run again, and the whole stage was attempted again.",
    },
    {
      name: "a stage without a slot",
      stages: [{ ...RUNNING, ...tasks({ completed: 0 }), state: "waiting", times: null }],
      change: running,
      kind: "waits-for-slot",
      text: "None of its 30 tasks has begun in 4 min 12 s: no task slot is free for it.",
    },
    {
      name: "a task that hangs",
      stages: [{ ...RUNNING, ...tasks({ completed: 29, active: 1 }) }],
      change: running,
      kind: "one-task-left",
      text: "1 of 30 tasks still runs after 4 min 12 s; the others took 1.6 s at the median and 1.8 s at most.",
    },
    {
      name: "one slow task",
      stages: [{ times: { medianMs: 1_300, longestMs: 6_500 } }],
      kind: "uneven",
      text: "Its slowest task took 6.5 s, 5 × the median of 1.3 s: the work is divided unevenly, and the others wait for it.",
    },
    {
      name: "garbage collection",
      stages: [{ gcMs: 11_040 }],
      kind: "garbage-collection",
      text: "Garbage collection took 23 % of its tasks' time: the executors are short of memory.",
    },
    {
      name: "data that went over the disk",
      stages: [{ spilledBytes: 430 * MIB }],
      kind: "spill",
      text: "430 MiB did not fit into the executors' memory and went over the disk: more partitions, or more memory, would keep it there.",
    },
    {
      name: "waiting for shuffled blocks",
      stages: [{ shuffleWaitMs: 12_000 }],
      kind: "shuffle",
      text: "Its tasks waited 12 s for shuffled blocks, 25 % of their time: network or disks of the executors are slow.",
    },
    {
      name: "work outside of tasks",
      stages: [{ endedAt: T + 1_000 }, { id: 25, submittedAt: T + 500, endedAt: T + 1_200 }],
      kind: "outside-tasks",
      text: "For 5 s of 6.2 s none of its stages ran: the time passes in the driver's own code, not in tasks.",
    },
    {
      name: "too few tasks",
      stages: [tasks({ total: 2, completed: 2 })],
      kind: "few-tasks",
      text: "It has 2 tasks for 9 task slots: 7 slots have nothing to do. More partitions or shards would use them.",
    },
    {
      name: "a running batch without a completed task",
      stages: [{ ...RUNNING, ...tasks({ completed: 0, active: 9 }), times: null }],
      change: { isRunning: true, tookMs: 2_000, now: T + 2_000 },
      kind: "too-early",
      text: "After 2 s none of its 30 tasks has ended, so there is nothing to compare them with yet.",
    },
    {
      name: "an empty batch",
      stages: [],
      change: { work: { jobs: 0, jobsRead: 0 } },
      kind: "no-job",
      text: "It had no job: no task ran for it.",
    },
    {
      name: "a batch whose stages are gone",
      stages: [],
      kind: "forgotten",
      text: "The driver no longer keeps its stages (spark.ui.retainedStages).",
    },
  ])("tells of $name", ({ stages, change = {}, kind, text }) =>
    expect(standsOut(stages, change)).toMatchObject({ kind, text }),
  );

  it.each([
    ["3 × the median, less is even", { times: { medianMs: 1_000, longestMs: 3_000 } }, "uneven"],
    ["", { times: { medianMs: 1_001, longestMs: 3_000 } }, "even"],
    ["a quarter of the time", { times: { medianMs: 775, longestMs: 2_325 } }, "uneven"],
    ["", { times: { medianMs: 774, longestMs: 2_322 } }, "even"],
    ["a tenth for garbage collection", { gcMs: 4_800 }, "garbage-collection"],
    ["", { gcMs: 4_799 }, "even"],
    ["a fifth for the shuffle", { shuffleWaitMs: 9_600 }, "shuffle"],
    ["", { shuffleWaitMs: 9_599 }, "even"],
    ["a MiB of spill", { spilledBytes: MIB }, "spill"],
    ["", { spilledBytes: MIB - 1 }, "even"],
  ])("draws the line at %s: %j is %s", (_line, stage, kind) =>
    expect(standsOut([stage]).kind).toBe(kind),
  );

  it.each([
    ["two heartbeats", 20_000, "waits-for-slot"],
    ["less", 19_999, "too-early"],
  ])("calls a stage without a task waiting after %s: counts lag", (_name, ms, kind) => {
    const stage = {
      ...RUNNING,
      ...tasks({ completed: 0 }),
      state: "waiting",
      times: null,
    } as const;
    expect(standsOut([stage], { isRunning: true, now: T + ms, tookMs: ms }).kind).toBe(kind);
  });

  it("does not know of garbage collection when the driver does not tell", () =>
    expect(standsOut([{ gcMs: null }]).kind).toBe("even"));

  it("says nothing of the time outside of stages when not all jobs were looked into", () =>
    expect(standsOut([{ endedAt: T + 1_000 }], { work: { jobs: 3, jobsRead: 2 } }).kind).toBe(
      "even",
    ));

  it("does not compare with slots that are not known", () =>
    expect(standsOut([tasks({ total: 2, completed: 2 })], { slots: null }).kind).toBe("even"));

  it("explains the stage that lasts longest", () =>
    expect(standsOut([{ id: 23, endedAt: T + 10 }, {}]).stage).toBe(24));
});
