import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { BATCHES, slotsKnown } from "@/lib/diagnosis/dstream/needs";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { lostSlots } from "@/lib/diagnosis/dstream/quantities/receivers/lost-slots";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { allSlotsTaken, slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";

const tasksKnown: Need = {
  met: (s) => stuckBatchNow(s)?.tasksRan !== undefined || (slots(s)?.free ?? 0) > 0,
  missing: () => "two readings 15 s apart are needed to see whether tasks of the running batch run",
};

/**
 * Every receiver holds one task slot permanently. If they hold all slots, a batch with records starts and
 * never ends, because none of its tasks can run.
 */
export const noCoresLeft: Rule = {
  cause: "no-cores-left",
  bottleneck: "consumer",
  matters: true,
  announcedAtOnce: true,
  letsWait: true,
  needs: (s) =>
    stuckBatchNow(s)?.queueGrows === true ? [...BATCHES, slotsKnown, tasksKnown] : BATCHES,
  check(s) {
    const hanging = stuckBatchNow(s);
    const found = slots(s) ?? { free: 1, total: 0, receivers: 0 };
    const { free, total, receivers } = found;
    if (hanging === undefined || !hanging.queueGrows)
      return clear(words(s, "No batch hangs while others queue behind it."));
    const ran = hanging.tasksRan === false ? "none of its tasks ran" : "tasks of it can run";
    const looked = {
      text: `A batch has run for ${formatDuration(hanging.runningMs)}; ${total === 0 ? "no executor is left" : `${receivers} of ${total} task slots are held by receivers`}, and ${ran}.`,
      value: free,
      unit: "count",
      limit: 0,
      from: hanging.batch.startedAt,
      to: s.at,
      series: "queuedBatches",
    } as const;
    if (free > 0 || hanging.tasksRan !== false) return clear(looked);
    const wait = `${formatNumber(queue(s).waiting)} batches wait`;
    return firing("critical", {
      headline:
        total === 0
          ? `The application has no executor${goneFor(s)}: nothing can run, its receivers are gone too, and ${wait}.`
          : `No cores are left for the work: ${allSlotsTaken(found)}, and ${wait}.`,
      brief: "no core is left for the work",
      since: { at: hanging.batch.startedAt, atLeast: false },
      looked,
    });
  },
};

function goneFor(s: Situation): string {
  const lost = lostSlots(s);
  return lost === undefined ? "" : ` for ${formatDuration(s.at - lost.at)} now`;
}
