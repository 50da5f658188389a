import { BUSY, utilisationRatio } from "@/lib/domain/busy";
import { type MicroBatch, processingTimeMs } from "@/lib/domain/micro-batch";
import type { RecentData } from "../recent-data/recent-data";

type Known = Pick<RecentData, "batches" | "newest">;

/**
 * Whether the oldest batch under way has been so for longer than two intervals and half a minute:
 * soon enough for two looks at its tasks before the diagnosis calls it stuck.
 */
export function batchHangs(live: Known, now: number): boolean {
  const running = live.batches.findLast(
    (batch) => batch.endedAt === undefined && batch.startedAt !== undefined,
  );
  if (!running || running.application !== live.newest("application")?.id) return false;
  return now - (running.startedAt ?? now) > Math.max(2 * running.intervalMs, 30_000);
}

const LATELY = 10;
/** Where a batch's distance from the one before it is told: in as many of the newest. */
const NEWEST = 400;

/**
 * The newest completed batch with records while Spark is busy or late, whose tasks are then worth a
 * look; undefined while it has time to spare. Cheaper than the diagnosis, and a little sooner: batches
 * that take most of the time there is for them, or a wait of more than an interval.
 */
export function batchToLookInto(live: Known, now: number): MicroBatch | undefined {
  const application = live.newest("application")?.id;
  const known = live.batches.slice(-NEWEST).filter((one) => one.application === application);
  const done = known.filter((one) => (one.endedAt ?? Infinity) <= now);
  const worked = done.filter(({ records }) => records > 0);
  const jobs = live.newest("settings")?.concurrentJobs ?? 1;
  return isBusy(done.slice(-LATELY), jobs) || waits(known, now) ? worked.at(-1) : undefined;
}

/** Work against the distance between batches, which a windowed output makes longer than the interval. */
function isBusy(done: readonly MicroBatch[], jobs: number): boolean {
  const [first, last] = [done[0], done.at(-1)];
  if (first === undefined || last === undefined || done.length < 3) return false;
  const distanceMs = Math.max(last.intervalMs, (last.at - first.at) / (done.length - 1));
  const workedMs = done.reduce((sum, one) => sum + (processingTimeMs(one) ?? 0), 0);
  // Below it nobody asks what would make Spark faster.
  return utilisationRatio({ workedMs, batches: done.length, distanceMs, jobs }) >= BUSY;
}

/** The next batch in line has waited for more than an interval, or the one that runs had. */
function waits(known: readonly MicroBatch[], now: number): boolean {
  const next = known.find((one) => (one.endedAt ?? Infinity) > now);
  if (next === undefined) return false;
  return (next.startedAt ?? now) - next.submittedAt > next.intervalMs;
}
