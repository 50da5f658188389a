import { BUSY, utilisationRatio } from "@/lib/domain/busy";
import { type MicroBatch, processingTimeMs } from "@/lib/domain/micro-batch";
import type { RecentData } from "../recent-data/recent-data";

type Known = Pick<RecentData, "batches" | "newest">;

/**
 * Whether the oldest running batch has run for longer than two intervals and half a minute. This is
 * early enough to look at its tasks twice before the diagnosis calls it stuck.
 */
export function batchHangs(live: Known, now: number): boolean {
  const running = live.batches.findLast(
    (batch) => batch.endedAt === undefined && batch.startedAt !== undefined,
  );
  if (!running || running.application !== live.newest("application")?.id) return false;
  return now - (running.startedAt ?? now) > Math.max(2 * running.intervalMs, 30_000);
}

const LATELY = 10;
/** How many of the newest batches are used to find the distance between batches. */
const NEWEST = 400;

/**
 * The newest completed batch with records while Spark is busy or late, whose tasks are then worth
 * reading; undefined while Spark has time to spare. Busy means that batches take most of their time
 * budget, late that one waits for more than an interval. Cheaper than the diagnosis, and a little
 * sooner.
 */
export function batchToLookInto(live: Known, now: number): MicroBatch | undefined {
  const application = live.newest("application")?.id;
  const known = live.batches.slice(-NEWEST).filter((one) => one.application === application);
  const done = known.filter((one) => (one.endedAt ?? Infinity) <= now);
  const worked = done.filter(({ records }) => records > 0);
  const jobs = live.newest("settings")?.concurrentJobs ?? 1;
  return isBusy(done.slice(-LATELY), jobs) || waits(known, now) ? worked.at(-1) : undefined;
}

/**
 * Compares work with the distance between batches, which a windowed output makes longer than the
 * interval.
 */
function isBusy(done: readonly MicroBatch[], jobs: number): boolean {
  const [first, last] = [done[0], done.at(-1)];
  if (first === undefined || last === undefined || done.length < 3) return false;
  const distanceMs = Math.max(last.intervalMs, (last.at - first.at) / (done.length - 1));
  const workedMs = done.reduce((sum, one) => sum + (processingTimeMs(one) ?? 0), 0);
  // Below it nobody asks what would make Spark faster.
  return utilisationRatio({ workedMs, batches: done.length, distanceMs, jobs }) >= BUSY;
}

/** Whether the next batch in line has waited for more than an interval, or the running one had. */
function waits(known: readonly MicroBatch[], now: number): boolean {
  const next = known.find((one) => (one.endedAt ?? Infinity) > now);
  if (next === undefined) return false;
  return (next.startedAt ?? now) - next.submittedAt > next.intervalMs;
}
