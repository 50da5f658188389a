import { lastedMs, type StageWork } from "@/lib/domain/batch-work";
import type { StandsOut } from "@/lib/domain/stands-out";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { type Explained, tasksIn } from "./looked-at";

/** The slowest task is an exception from this many medians on. */
const UNEVEN = 3;
/** It matters if the rest of the batch waits for it at least this share of its time. */
const UNEVEN_SHARE = 0.25;

/** One task is much slower than the others, and the batch waits for it. */
export function uneven({ main, tookMs }: Explained): StandsOut | undefined {
  const { times, tasks, id } = main;
  if (times === null || tasks.completed < 2 || times.medianMs <= 0) return undefined;
  const { medianMs, longestMs } = times;
  const waitedMs = longestMs - medianMs;
  if (longestMs < UNEVEN * medianMs || waitedMs < UNEVEN_SHARE * tookMs) return undefined;
  return {
    kind: "uneven",
    text: `Its slowest task took ${formatDuration(longestMs)}, ${formatNumber(longestMs / medianMs)} × the median of ${formatDuration(medianMs)}: the work is divided unevenly, and the others wait for it.`,
    stage: id,
  };
}

const OUTSIDE_SHARE = 0.5;
const OUTSIDE_MS = 1_000;

/** No stage ran for most of the time: the driver itself worked, or waited for somebody. */
export function outsideTasks(batch: Explained): StandsOut | undefined {
  const { work, tookMs, now } = batch;
  // A job that was not looked into may fill the gap.
  if (work.jobsRead < work.jobs) return undefined;
  const outsideMs = tookMs - coveredMs(work.stages, now);
  if (outsideMs < Math.max(OUTSIDE_MS, OUTSIDE_SHARE * tookMs)) return undefined;
  return {
    kind: "outside-tasks",
    text: `For ${formatDuration(outsideMs)} of ${formatDuration(tookMs)} none of its stages ran: the time passes in the driver's own code, not in tasks.`,
    stage: null,
  };
}

/** The time in which at least one stage lasted, ms. */
function coveredMs(stages: readonly StageWork[], now: number): number {
  const spans = stages
    .flatMap(({ submittedAt, endedAt }) =>
      submittedAt === null
        ? []
        : [{ from: submittedAt, to: Math.max(submittedAt, endedAt ?? now) }],
    )
    .toSorted((a, b) => a.from - b.from);
  let [covered, end] = [0, -Infinity];
  for (const { from, to } of spans) {
    covered += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return covered;
}

const MAIN_SHARE = 0.5;

/** The stage that takes most of the time has fewer tasks than there are slots. */
export function fewTasks({ main, slots, tookMs, now }: Explained): StandsOut | undefined {
  const { total } = main.tasks;
  const isMost = (lastedMs(main, now) ?? 0) >= MAIN_SHARE * tookMs;
  if (slots === null || total >= slots || !isMost) return undefined;
  const idle = slots - total;
  return {
    kind: "few-tasks",
    text: `It has ${tasksIn(total)} for ${slots} task slots: ${idle} ${idle === 1 ? "slot has" : "slots have"} nothing to do. More partitions or shards would use them.`,
    stage: main.id,
  };
}
