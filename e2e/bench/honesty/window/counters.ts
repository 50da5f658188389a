import type { Reading } from "@/lib/domain/facts";
import type { DriverMetrics, StreamingCounters } from "@/lib/domain/spark-facts";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { RunningWork } from "@/lib/domain/work-facts";
import type { Played } from "../model/play";
import type { ModelBatch } from "../model/spark-queue";
import { troubleAt } from "../world/trouble";
import type { World } from "../world/world";
import { keyOf } from "./batches";
import { hearsDriver } from "./reachability";

const EVERY_S = 10;
/** Read every ten seconds; for older times one a minute is enough. */
const FINE_S = 900;
const KEPT_S = LOOKBACK_MS / 1000;

/** The driver's own counts of its batches at each read. */
export function counters({ world, batches, lives }: Played): readonly Reading<StreamingCounters>[] {
  const readings: Reading<StreamingCounters>[] = [];
  for (const second of pollTimes(world)) {
    const life = lives.find(({ contextAt, endsAt }) => contextAt <= second && second < endsAt);
    const other = troubleAt(world.troubles, "other-application", second) !== undefined;
    if (life === undefined || other || !hearsDriver(world, second)) continue;
    const made =
      upTo(batches, ({ id }) => id, second) -
      upTo(batches, ({ attempt }) => attempt, life.attempt - 1);
    const done = upTo(
      batches,
      ({ attempt, endedAt }) => (attempt < life.attempt ? -Infinity : endedAt),
      second,
    );
    const before = upTo(batches, ({ attempt }) => attempt, life.attempt - 1);
    const completedBatches = Math.max(0, done - before);
    const value = {
      completedBatches,
      activeBatches: Math.max(0, made - completedBatches),
      receivedRecords: 0,
      processedRecords: 0,
    };
    const last = readings.at(-1)?.value;
    if (last?.completedBatches === completedBatches && last.activeBatches === value.activeBatches)
      continue;
    readings.push({ at: second * 1000, value });
  }
  return readings;
}

const SUBMISSIONS_S = 360;

/** When the driver's newest batch was submitted, by its own clock, read once a minute. */
export function submissions({ world, batches, lives }: Played): readonly Reading<DriverMetrics>[] {
  const skew = troubleAt(world.troubles, "driver-clock", world.at)?.skewS ?? 0;
  const times = pollTimes(world).filter(
    (second) => second > world.at - SUBMISSIONS_S && (world.at - second) % 60 === 0,
  );
  return times.flatMap((second): Reading<DriverMetrics>[] => {
    const life = lives.find(({ contextAt, endsAt }) => contextAt <= second && second < endsAt);
    const other = troubleAt(world.troubles, "other-application", second) !== undefined;
    const newest = batches[upTo(batches, ({ id }) => id, second) - 1];
    if (life === undefined || other || newest === undefined || !hearsDriver(world, second))
      return [];
    const value = { droppedEvents: 0, lastSubmissionAt: (newest.id + skew) * 1000 };
    return [{ at: second * 1000, value }];
  });
}

function pollTimes({ at, telling }: World): readonly number[] {
  if (!telling.watched) return [at];
  const times: number[] = [];
  for (let second = at - KEPT_S; second < at - FINE_S; second += 60) times.push(second);
  for (let second = at - FINE_S; second <= at; second += EVERY_S) times.push(second);
  return times;
}

/** The number of batches in an ascending list at or before a limit. */
function upTo(
  batches: readonly ModelBatch[],
  of: (batch: ModelBatch) => number,
  limit: number,
): number {
  let [low, high] = [0, batches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const batch = batches[middle];
    if (batch !== undefined && of(batch) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const WORK_KEPT_S = 390;

/** The running jobs, read only while a batch hangs. */
export function work({ world, batches, lives }: Played): readonly Reading<RunningWork>[] {
  const { at, pipeline, troubles, telling } = world;
  const life = lives.at(-1);
  if (life === undefined || life.contextAt > at || life.endsAt <= at) return [];
  const skew = troubleAt(troubles, "driver-clock", at)?.skewS ?? 0;
  const seconds = telling.watched
    ? Array.from({ length: WORK_KEPT_S / EVERY_S }, (_, i) => at - WORK_KEPT_S + (i + 1) * EVERY_S)
    : [at - 20, at];
  return seconds.flatMap((second): Reading<RunningWork>[] => {
    if (
      !hearsDriver(world, second) ||
      troubleAt(troubles, "other-application", second) !== undefined
    )
      return [];
    const running = batches.findLast(
      ({ startedAt, endedAt, attempt }) =>
        attempt === life.attempt && startedAt <= second && endedAt > second,
    );
    if (running === undefined || second - running.startedAt <= Math.max(2 * pipeline.intervalS, 30))
      return [];
    const none = troubleAt(troubles, "all-executors-lost", second) !== undefined;
    const tasks = Math.max(1, pipeline.executors * pipeline.coresPerExecutor - pipeline.receivers);
    const stuck = troubleAt(troubles, "stuck-batch", running.startedAt) !== undefined;
    const doneTasks = Math.min(tasks - 1, Math.floor(((second - running.startedAt) / 60) % tasks));
    return [
      {
        at: second * 1000,
        value: {
          receiverTasks: none ? 0 : pipeline.receivers,
          receiverJobs: pipeline.receivers,
          batchJobs: [
            {
              batch: keyOf(running, skew),
              tasks,
              activeTasks: none ? 0 : stuck ? 1 : tasks - doneTasks,
              completedTasks: stuck ? tasks - 1 : doneTasks,
            },
          ],
        },
      },
    ];
  });
}
