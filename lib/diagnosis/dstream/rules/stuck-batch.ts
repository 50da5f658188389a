import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import {
  type StuckBatch,
  stuckBatchNow,
} from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import { type Need, seen, type Situation } from "@/lib/diagnosis/situation/situation";
import { longMs } from "@/lib/diagnosis/dstream/quantities/batches/long-batches";
import { userRecords } from "@/lib/diagnosis/stream/quantities/share/record-counts";

const workKnown: Need = {
  met: (s) => stuckBatchNow(s)?.tasksRan === true || slots(s) !== undefined,
  missing: () => "neither the tasks of the running batch nor the free slots are known",
};

/**
 * One batch does not end although it can run, because of a call that never returns or a dead dependency.
 */
export const stuckBatch: Rule = {
  cause: "stuck-batch",
  bottleneck: "consumer",
  matters: true,
  announcedAtOnce: true,
  letsWait: true,
  needs: (s) => (isOverdue(stuckBatchNow(s)) ? [...BATCHES, workKnown] : BATCHES),
  check(s) {
    const hanging = stuckBatchNow(s);
    if (hanging === undefined)
      return clear(
        words(
          s,
          `No batch has run longer than ${formatDuration(longMs(effectiveInterval(s)?.effectiveMs ?? 0))}.`,
        ),
      );
    const looked = {
      text: `A batch of ${formatNumber(hanging.batch.records)} ${userRecords(s)} has run for ${formatDuration(hanging.runningMs)}; its time budget is ${formatDuration(hanging.timeBudgetMs)}.${lostEvents(s)}`,
      value: hanging.runningMs,
      unit: "ms",
      limit: hanging.timeBudgetMs,
      from: hanging.batch.startedAt,
      to: s.at,
      series: "queuedBatches",
    } as const;
    // If no slot is free and no task ran, it is not this batch that hangs: see no-cores-left.
    const canRun = hanging.tasksRan === true || (slots(s)?.free ?? 0) > 0;
    if (!isOverdue(hanging) || !canRun) return clear(looked);
    return firing("critical", {
      headline: `One batch does not end: it has run for ${formatDuration(hanging.runningMs)}, and ${formatNumber(queue(s).waiting)} batches wait behind it.`,
      brief: `one batch has run for ${formatDuration(hanging.runningMs)}`,
      since: { at: hanging.batch.startedAt, atLeast: false },
      looked,
    });
  },
};

function isOverdue(hanging: StuckBatch | undefined): boolean {
  return hanging !== undefined && hanging.queueGrows && hanging.runningMs > hanging.timeBudgetMs;
}

/** A status listener that lost events may show a finished batch as running. */
function lostEvents(s: Situation): string {
  const dropped = seen(s, "metrics")?.droppedEvents ?? 0;
  return dropped > 0
    ? ` Spark dropped ${formatNumber(dropped)} status events: it may have ended.`
    : "";
}
