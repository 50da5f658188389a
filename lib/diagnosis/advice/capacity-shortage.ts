import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatQuantity } from "@/lib/format/quantity";
import { tasksPerBatch } from "../quantities/batch-work";
import { beat } from "../quantities/beat";
import { capacity } from "../quantities/capacity";
import { slots } from "../quantities/slots";
import { sustainedUtilisation } from "../quantities/sustained-utilisation";
import type { Situation } from "../situation";
import { fewTasks } from "./few-tasks";
import { longTasks } from "./long-tasks";
import { moreSlots } from "./more-slots";
import type { Shortage } from "./shortage";

/**
 * What a Spark that is `factor` times too slow needs: shorter tasks where the longest alone fill the
 * interval, more tasks where slots stay idle, more slots where tasks wait for them; or fewer records.
 */
export function capacityAdvice(situation: Situation, factor: number): readonly Advice[] {
  const load = sustainedUtilisation(situation);
  const beatMs = beat(situation)?.beatMs;
  if (load === undefined || beatMs === undefined || factor <= 1) return [];
  const most = capacity(situation)?.recordsPerSecond;
  const shortage: Shortage = {
    factor,
    beatMs,
    took: `Batches take ${formatDuration(load.meanProcessingMs)} of a ${formatDuration(beatMs)} interval.`,
    fewer: most === undefined ? "" : `, or at most ${formatQuantity(most, "records/s")} to arrive`,
    tasks: tasksPerBatch(situation),
    free: slots(situation)?.free ?? 0,
  };
  return [
    longTasks(situation, shortage) ??
      fewTasks(situation, shortage) ??
      moreSlots(situation, shortage),
  ];
}
