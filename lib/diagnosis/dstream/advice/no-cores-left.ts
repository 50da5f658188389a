import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { allSlotsTaken, slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { executorsAdvice } from "./executors";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";

/** One slot is enough for an empty job. With two, one slow task does not stop everything. */
const FOR_WORK = 2;

export function noCoresLeftAdvice(situation: Situation): readonly Advice[] {
  const found = slots(situation);
  if (found === undefined || found.free > 0) return [];
  if (found.total === 0) return executorsAdvice(situation);
  const configured = asOf(situation, "receivers")?.configured ?? found.receivers;
  const perTask = asOf(situation, "settings")?.taskCpus ?? 1;
  const hanging = stuckBatchNow(situation);
  const cores = (Math.max(configured, found.receivers) + FOR_WORK) * perTask;
  return [
    {
      text: `Give the application at least ${formatNumber(cores)} cores, or use fewer receivers: each holds one core all the time.`,
      because: `${allSlotsTaken(found)}.`,
      ...(hanging === undefined ? {} : { batch: hanging.batch.reference }),
    },
  ];
}
