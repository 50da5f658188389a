import { lastedMs, type StageWork } from "@/lib/domain/batch-work";
import type { StandsOut } from "@/lib/domain/stands-out";
import { formatDuration } from "@/lib/format/duration";
import { type Explained, tasksIn } from "./looked-at";

/** Task counts lag by the executors' heartbeat of 10 s: a younger stage may have begun. */
const HEARTBEATS_MS = 20_000;

/** A stage failed, or tasks of one were run again. */
export function failed({ work: { stages } }: Explained): StandsOut | undefined {
  const dead = stages.find(({ state }) => state === "failed");
  if (dead) {
    const why = dead.failure === undefined ? "" : `: ${dead.failure}`;
    return { kind: "failed", text: `Stage ${dead.id} failed${why}.`, stage: dead.id };
  }
  const [worst] = stages.toSorted((a, b) => b.tasks.failed - a.tasks.failed);
  if (worst === undefined || worst.tasks.failed === 0) return undefined;
  const again = worst.attempt > 0 ? ", and the whole stage was attempted again" : "";
  return {
    kind: "failed",
    text: `${tasksIn(worst.tasks.failed)} failed and had to be run again${again}.`,
    stage: worst.id,
  };
}

/** No task of a stage has begun. */
export function waitsForSlot({ main, isRunning, now }: Explained): StandsOut | undefined {
  const waitedMs = lastedMs(main, now) ?? 0;
  if (!isRunning || main.state !== "waiting" || waitedMs < HEARTBEATS_MS) return undefined;
  return {
    kind: "waits-for-slot",
    text: `None of its ${tasksIn(main.tasks.total)} has begun in ${formatDuration(waitedMs)}: no task slot is free for it.`,
    stage: main.id,
  };
}

/** The rest of a stage must take this many times its longest task to be called late. */
const LATE = 3;
const LATE_MS = 5_000;

/** All tasks of a stage are done except a few, which take much longer. */
export function oneTaskLeft({ main, isRunning, now }: Explained): StandsOut | undefined {
  const { times, tasks } = main;
  if (!isRunning || main.state !== "running" || times === null || !isNearlyDone(main)) return;
  const soFarMs = lastedMs(main, now) ?? 0;
  if (soFarMs < LATE * times.longestMs || soFarMs - times.longestMs < LATE_MS) return undefined;
  const left = tasks.total - tasks.completed;
  return {
    kind: "one-task-left",
    text: `${left} of ${tasksIn(tasks.total)} still ${left === 1 ? "runs" : "run"} after ${formatDuration(soFarMs)}; the others took ${formatDuration(times.medianMs)} at the median and ${formatDuration(times.longestMs)} at most.`,
    stage: main.id,
  };
}

const isNearlyDone = ({ tasks: { total, completed } }: StageWork): boolean =>
  total - completed <= Math.max(1, total / 10);
