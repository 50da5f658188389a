import type { StageWork } from "@/lib/domain/batch-work";
import type { StandsOut } from "@/lib/domain/stands-out";
import { formatBytes, formatDuration, formatRatio } from "@/lib/format/quantity";
import type { Explained } from "./looked-at";

/** Spark's own UI marks a task whose garbage collection takes more (`GcTimePercent`). */
const GC_SHARE = 0.1;
/** Above it, faster tasks would hardly make a stage faster. */
const WAIT_SHARE = 0.2;
/** Less does not cost a batch anything. */
const LEAST_SPILL = 1024 ** 2;

export function garbageCollection({ work: { stages } }: Explained): StandsOut | undefined {
  const share = shareOf(stages, ({ gcMs }) => gcMs);
  if (share === undefined || share < GC_SHARE) return undefined;
  return {
    kind: "garbage-collection",
    text: `Garbage collection took ${formatRatio(share)} of its tasks' time: the executors are short of memory.`,
    stage: most(stages, ({ gcMs }) => gcMs ?? 0),
  };
}

export function spill({ work: { stages } }: Explained): StandsOut | undefined {
  const bytes = stages.reduce((sum, { spilledBytes }) => sum + spilledBytes, 0);
  if (bytes < LEAST_SPILL) return undefined;
  return {
    kind: "spill",
    text: `${formatBytes(bytes)} did not fit into the executors' memory and went over the disk: more partitions, or more memory, would keep it there.`,
    stage: most(stages, ({ spilledBytes }) => spilledBytes),
  };
}

export function shuffle({ work: { stages } }: Explained): StandsOut | undefined {
  const share = shareOf(stages, ({ shuffleWaitMs }) => shuffleWaitMs);
  if (share === undefined || share < WAIT_SHARE) return undefined;
  const waited = stages.reduce((sum, { shuffleWaitMs }) => sum + (shuffleWaitMs ?? 0), 0);
  return {
    kind: "shuffle",
    text: `Its tasks waited ${formatDuration(waited)} for shuffled blocks, ${formatRatio(share)} of their time: network or disks of the executors are slow.`,
    stage: most(stages, ({ shuffleWaitMs }) => shuffleWaitMs ?? 0),
  };
}

/** The share of a time in that of all tasks; undefined without a completed task or a time. */
function shareOf(
  stages: readonly StageWork[],
  of: (stage: StageWork) => number | null,
): number | undefined {
  const known = stages.filter((stage) => of(stage) !== null);
  const runMs = known.reduce((sum, stage) => sum + stage.runMs, 0);
  const partMs = known.reduce((sum, stage) => sum + (of(stage) ?? 0), 0);
  return runMs > 0 ? partMs / runMs : undefined;
}

function most(stages: readonly StageWork[], of: (stage: StageWork) => number): number | null {
  return stages.toSorted((a, b) => of(b) - of(a))[0]?.id ?? null;
}
