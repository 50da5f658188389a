import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber, formatQuantity } from "@/lib/format/quantity";
import { beat } from "../quantities/beat";
import { capacity } from "../quantities/capacity";
import { slots } from "../quantities/slots";
import { sustainedUtilisation } from "../quantities/sustained-utilisation";
import { held, readings, type Situation } from "../situation";

/**
 * What a Spark that is `factor` times too slow needs: more slots where its jobs have tasks for them,
 * more tasks where they have not, or fewer records.
 */
export function capacityAdvice(situation: Situation, factor: number): readonly Advice[] {
  const load = sustainedUtilisation(situation);
  const beatMs = beat(situation)?.beatMs;
  if (load === undefined || beatMs === undefined || factor <= 1) return [];
  const took = `Batches take ${formatDuration(load.meanProcessingMs)} of a ${formatDuration(beatMs)} interval.`;
  const most = capacity(situation)?.recordsPerSecond;
  const fewer =
    most === undefined ? "" : `, or at most ${formatQuantity(most, "records/s")} to arrive`;
  const tasks = tasksPerBatch(situation);
  const { free = 0, receivers = 0, total = 0 } = slots(situation) ?? {};
  if (tasks !== undefined && free > 0 && tasks < free + 1)
    return [idleSlots(situation, { took, tasks, free, factor, fewer })];
  const more =
    tasks === undefined || free <= 0
      ? ""
      : `: about ${formatNumber(Math.ceil(free * factor) + receivers)} task slots instead of ${formatNumber(total)}`;
  return [
    {
      text: `Spark needs to do ${formatNumber(factor)} × the work per second${more}${fewer}.`,
      because: took,
    },
  ];
}

/** A batch has one task per block: slots beyond them stay idle, and more of them gain nothing. */
function idleSlots(
  situation: Situation,
  seen: { took: string; tasks: number; free: number; factor: number; fewer: string },
): Advice {
  const { took, tasks, free, factor, fewer } = seen;
  const block = held(situation, "settings")?.blockIntervalMs;
  const shorter =
    block === undefined
      ? "a shorter block interval"
      : `a block interval shorter than ${formatDuration(block)}`;
  return {
    text: `Adding slots would not help: split the work into more tasks, with repartition, ${shorter} or more shards. Spark needs to do ${formatNumber(factor)} × the work per second${fewer}.`,
    because: `${took} A batch has ${formatNumber(tasks)} tasks, and ${formatNumber(free)} slots are free for them.`,
  };
}

/** The most tasks that a job of a batch was seen to have; one per block, a block per shard and fetch. */
function tasksPerBatch(situation: Situation): number | undefined {
  const counts = readings(situation, "work")
    .slice(-10)
    .flatMap(({ value }) => value.batchJobs.map(({ tasks }) => tasks));
  return counts.length === 0 ? undefined : Math.max(...counts);
}
