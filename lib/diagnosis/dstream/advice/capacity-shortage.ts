import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { tasksPerBatch } from "@/lib/diagnosis/dstream/quantities/batches/batch-work";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { sustainedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { longTasks } from "./long-tasks";
import { moreSlots } from "./more-slots";
import { nextInWords } from "@/lib/diagnosis/stream/advice/next-limit";
import { longestTask, moreTasks, needed, type Shortage } from "./shortage";
import { userRateInBoth } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** A smaller change is not worth making. A tenth more gives room to catch up. */
const LEAST_FACTOR = 1.1;

/**
 * What Spark needs when it is `factor` times too slow: shorter tasks if the longest alone fill the
 * interval, more tasks if slots stay idle, more slots if tasks wait for them; or fewer records. Empty if
 * batches give no measure of the factor.
 *
 * @param causes every cause of the verdict
 */
export function capacityAdvice(
  situation: Situation,
  factor: number,
  causes: readonly Cause[],
): readonly Advice[] {
  const load = sustainedUtilisation(situation);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (load === undefined || effectiveMs === undefined || factor <= 1) return [];
  const shortage: Shortage = {
    factor: Math.max(LEAST_FACTOR, factor),
    effectiveMs,
    took: `Batches take ${formatDuration(load.meanProcessingMs)} of a ${formatDuration(effectiveMs)} interval.`,
    fewer: fewerRecords(situation),
    tasks: tasksPerBatch(situation),
    free: slots(situation)?.free ?? 0,
  };
  const { text, because } =
    longTasks(situation, shortage) ??
    fewTasks(situation, shortage) ??
    moreSlots(situation, shortage);
  return [{ text: `${text}${nextInWords(situation, "spark", causes)}`, because }];
}

/** Less input is advised only if at least this part of it can stay. */
const CAN_BE_SPARED = 0.8;

/** The alternative, if there is one: less input, but still most of it. */
function fewerRecords(situation: Situation): string {
  const most = capacity(situation)?.recordsPerSecond;
  const arriving = arrivals(situation);
  if (most === undefined || arriving === undefined) return "";
  if (most >= arriving || most < CAN_BE_SPARED * arriving) return "";
  return `, or bring the input below ${userRateInBoth(situation, roundedDown(most))}`;
}

/** To two digits: the measure is no more exact. */
function roundedDown(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / step) * step;
}

/** A batch has one task per block. Slots beyond that number stay idle, so more of them gain nothing. */
function fewTasks(situation: Situation, shortage: Shortage): Advice | undefined {
  const { fewer, free, took, tasks } = shortage;
  if (tasks === undefined || free <= 0 || tasks > free) return undefined;
  const what = tasks === 1 ? "1 task" : `${formatNumber(tasks)} tasks`;
  const room =
    free === 1 ? "1 slot is free for it" : `${formatNumber(free)} slots are free for them`;
  return {
    text: `Split the work into more tasks ${moreTasks(situation)}${fewer}: Spark needs ${needed(shortage)}. More slots would not help: a batch has ${what}, and ${room}.`,
    because: `${took} A batch has ${what}, and ${room}.${longestTask(situation, shortage)}`,
  };
}
