import { quantity } from "../quantity";
import type { Situation } from "../situation";
import { delayMs, isProcessing, type TimedBatch } from "../timed-batch";
import { trend } from "../trends/trend";
import { age } from "./age";
import { backPressure } from "./back-pressure";
import { catchUpMs } from "./backlog";
import { beat } from "./beat";
import { newestBatches } from "./newest-batches";
import { outageBacklogSince } from "./outage-backlog";
import { isOutsized } from "./outsized";
import { owedMs } from "./owed-time";
import { queue } from "./queue";
import { FLOOR_OF_BEAT, startedBatches } from "./scheduling-delay";
import { byteShare } from "./share";

export interface Recovery {
  readonly why:
    | "its waiting falls"
    | "the backlog of an outage is worked off"
    | "one large batch is in time"
    | "its lag falls";
  /** When it turned for the better, epoch ms. */
  readonly since: number;
  readonly catchUpMs: number | undefined;
}

/** Behind, and getting better; undefined when it is not both. */
export const recovery = quantity((situation): Recovery | undefined => {
  const beatMs = beat(situation)?.beatMs;
  if (beatMs === undefined) return undefined;
  const found = waitsInSpark(situation, beatMs)
    ? (largeBatch(situation) ?? queueShrinks(situation, beatMs))
    : ageFalls(situation, beatMs);
  return found && { ...found, catchUpMs: catchUpMs(situation) };
});

type Found = Omit<Recovery, "catchUpMs"> | undefined;

/** The newest batch waited longer than a beat, or one waits that long now. */
function waitsInSpark(situation: Situation, beatMs: number): boolean {
  const { at } = situation;
  const batches = newestBatches(situation);
  const newest = startedBatches(batches, at).at(-1);
  const next = batches.find(({ startedAt }) => startedAt > at);
  return (
    (newest !== undefined && delayMs(newest) > beatMs) ||
    (next !== undefined && at - next.submittedAt > beatMs)
  );
}

/** While back-pressure takes less than is put, a queue that shrinks only moves into the stream. */
function queueShrinks(situation: Situation, beatMs: number): Found {
  const { estimate, atWork } = backPressure(situation) ?? {};
  if (estimate !== undefined && atWork !== false) return undefined;
  return delayFalls(situation, beatMs) ?? outageWorkedOff(situation);
}

const FEWEST = 5;

/** The waiting of the last five batches falls, and the next has not already waited longer. */
function delayFalls({ batches, at }: Situation, beatMs: number): Found {
  const started = startedBatches(batches, at);
  const newest = started.at(-1);
  if (newest === undefined) return undefined;
  const next = batches.find(({ startedAt }) => startedAt > at);
  if (next !== undefined && at - next.submittedAt > delayMs(newest) + beatMs) return undefined;
  const points = started.slice(-FEWEST).map((one) => ({ x: one.submittedAt, y: delayMs(one) }));
  const heading = trend(points, { floorPerMinute: FLOOR_OF_BEAT * beatMs, least: FEWEST });
  if (heading?.direction !== "falling") return undefined;
  return { why: "its waiting falls", since: turnedAt(started, beatMs) };
}

/** When the batch that had waited longest in the present run was started. */
function turnedAt(started: readonly TimedBatch[], beatMs: number): number {
  const free = started.findLastIndex((batch) => delayMs(batch) <= 0.05 * beatMs);
  const run = started.slice(free + 1);
  const longest = Math.max(...run.map(delayMs));
  return run.findLast((batch) => delayMs(batch) === longest)?.startedAt ?? 0;
}

/** One outsized batch runs, inside the time that its records are owed. */
function largeBatch(situation: Situation): Found {
  const { at } = situation;
  const running = newestBatches(situation).find((batch) => isProcessing(batch, at));
  if (running === undefined || !isOutsized(running, situation)) return undefined;
  const inTime = at - running.startedAt <= owedMs(situation, running);
  return inTime ? { why: "one large batch is in time", since: running.startedAt } : undefined;
}

function outageWorkedOff(situation: Situation): Found {
  const since = outageBacklogSince(situation);
  return since === undefined ? undefined : { why: "the backlog of an outage is worked off", since };
}

/** Ages of a few seconds are the rhythm of polling. */
const POLLING_MS = 10_000;

/** What is read grows younger while nothing piles up in Spark. */
function ageFalls(situation: Situation, beatMs: number): Found {
  const lag = age(situation);
  if (lag === undefined || lag.trend?.direction !== "falling") return undefined;
  // The stream's age is the worst of all its readers: with others, it may be their recovery.
  const ours = lag.whose === "own" || byteShare(situation) !== undefined;
  if (!ours || lag.latestMs <= Math.max(beatMs, POLLING_MS)) return undefined;
  if (queue(situation).trend?.direction === "rising") return undefined;
  const oldest = Math.max(...lag.points.slice(-15).map(({ y }) => y));
  const turned = lag.points.findLast(({ y }) => y === oldest)?.x ?? situation.at;
  return { why: "its lag falls", since: turned };
}
