import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { sustainedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { capacityAdvice } from "./capacity-shortage";
import { executorsAdvice } from "./executors";

/** The work per second must grow by as much as batches exceed their interval, or arrivals exceed μ. */
export function tooSlowAdvice(situation: Situation, causes: readonly Cause[]): readonly Advice[] {
  const { ratio = 0 } = sustainedUtilisation(situation) ?? {};
  const sustainable = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  const short = sustainable === undefined || rate === undefined ? 0 : rate / sustainable;
  const own = [
    ...executorsAdvice(situation),
    ...capacityAdvice(situation, Math.max(ratio, short), causes),
  ];
  return own.length > 0 || causes[0] !== "processing-too-slow" ? own : [lookAtQueue(situation)];
}

/** Batches that ended were fast enough and others wait all the same. Slots are not the reason. */
function lookAtQueue(situation: Situation): Advice {
  const { head, headAgeMs, waiting } = queue(situation);
  return {
    text: "Look in Spark's UI at the batch that has waited longest, and at what runs before it: a task that does not end, or executors that come and go.",
    because: `${formatNumber(waiting)} batches wait, the oldest for ${formatDuration(headAgeMs)}.`,
    ...(head === undefined ? {} : { batch: head.reference }),
  };
}
