import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { isProcessing, processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { concurrentJobs } from "@/lib/diagnosis/dstream/quantities/batches/concurrent-jobs";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newRecordWait } from "./new-record-wait";
import { settledLags } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { nobodyReads } from "@/lib/diagnosis/stream/quantities/shards/nobody-reads";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { nothingEndsMs } from "@/lib/diagnosis/dstream/quantities/queue/standstill";
import { recentlyCompleted } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { waitingInStreamMs } from "@/lib/diagnosis/stream/quantities/lag/waiting-in-stream";
import { isSilent } from "@/lib/diagnosis/driver/quantities/reachability";

/** Delays of a record that is put now. */
export interface Delays {
  /**
   * Its wait in the stream, ms: the age of what this application reads now, or the time to work off what
   * lies before it while a backlog is worked off.
   */
  readonly inStreamMs: number | undefined;
  /** The age of what this application reads now, ms. */
  readonly readAgeMs: number | undefined;
  /** The wait of a batch that joins the queue now, ms. */
  readonly inSparkMs: number | undefined;
  readonly processingMs: number | undefined;
  /** Stream + ½ D + waiting in Spark + processing, ms; undefined while a part is unknown. */
  readonly endToEndMs: number | undefined;
  /** The total and its longest part are lower bounds. */
  readonly atLeast: boolean;
  /**
   * The time that the total describes, epoch ms: that of the newest lag, or now where the clock gives it.
   */
  readonly asOf: number | undefined;
}

const USUAL_BATCHES = 10;

/**
 * The time from now until the batch that will hold a new record is done, and where it is spent. The record
 * cannot overtake the open batch: unless a queue drains, it spends at least as long in Spark as the oldest
 * batch has. While no batch ends, or nobody reads, only this lower bound is known. An unknown part counts
 * as zero in it.
 */
export const delays = quantity((situation): Delays => {
  const gatheringMs = (effectiveInterval(situation)?.effectiveMs ?? 0) / 2;
  const processing = processingOf(situation);
  const read = readAge(situation);
  const stream = read.atLeast ? read : { ...read, ms: untilRead(situation) ?? read.ms };
  const spark = sparkWait(situation, processing);
  const parts = [stream.ms, spark.ms, processing];
  const atLeast = stream.atLeast || spark.atLeast;
  const isKnown = atLeast || (parts.every((ms) => ms !== undefined) && gatheringMs > 0);
  const toldTo = atLeast ? situation.at : settledLags(situation).at(-1)?.x;
  return {
    inStreamMs: stream.ms,
    readAgeMs: read.ms,
    inSparkMs: spark.ms,
    processingMs: processing,
    endToEndMs: isKnown
      ? parts.reduce<number>((total, ms) => total + (ms ?? 0), gatheringMs)
      : undefined,
    atLeast,
    asOf: isKnown ? toldTo : undefined,
  };
});

/**
 * The recent processing time. Batches of a backlog take longer than the one that will hold a new record.
 */
function processingOf(situation: Situation): number | undefined {
  const lately = median(recentlyCompleted(situation).slice(-USUAL_BATCHES).map(processingMs));
  const own = newRecordWait(situation)?.ownMs;
  return lately === undefined || own === undefined ? lately : Math.min(lately, own);
}

/** The time to work off what lies in the stream. */
function untilRead(situation: Situation): number | undefined {
  return newRecordWait(situation)?.inStreamMs;
}

interface Wait {
  readonly ms: number | undefined;
  readonly atLeast: boolean;
}

/** While nobody reads, records put at that time still wait, so their age grows by the clock. */
function readAge(situation: Situation): Wait {
  const ms = waitingInStreamMs(situation);
  const nobody = nobodyReads(situation);
  if (nobody === undefined) return { ms, atLeast: false };
  return { ms: Math.max(ms ?? 0, situation.at - nobody.at), atLeast: true };
}

/**
 * The expected time for the queue's work, and at least the age of the oldest open batch. Unknown for a
 * silent driver: what was open may long be done.
 */
function sparkWait(situation: Situation, processing: number | undefined): Wait {
  if (isSilent(situation)) return { ms: undefined, atLeast: false };
  const expected = waitOfNewBatch(situation, processing);
  const openMs = queue(situation).headAgeMs;
  // A record that joins a draining queue waits less than one that leaves it. The queue's age is no bound.
  if (recovery(situation) !== undefined) return { ms: expected, atLeast: false };
  if (nothingEndsMs(situation) !== undefined && openMs > 0)
    return openMs > (expected ?? 0)
      ? { ms: openMs, atLeast: true }
      : { ms: expected, atLeast: true };
  if (expected === undefined) return { ms: expected, atLeast: false };
  return { ms: Math.max(expected, openMs - (processing ?? 0)), atLeast: false };
}

/**
 * The queue's work before a batch that joins now: its batches at their recent processing time. Batches of a
 * backlog take a different time, which is unknown before enough of them have ended.
 */
function waitOfNewBatch(situation: Situation, processing: number | undefined): number | undefined {
  if (situation.batches.length === 0) return undefined;
  const before = newRecordWait(situation);
  if (before !== undefined) return before.inSparkMs;
  if (recovery(situation) !== undefined && queue(situation).head !== undefined) return undefined;
  const held = heldUp(situation);
  if (held === 0) return 0;
  return processing === undefined ? schedulingDelay(situation)?.latestMs : held * processing;
}

/**
 * The batches that wait for others. A free job takes the oldest at once: at a whole minute, a batch has
 * often just been made and waits for nothing.
 */
function heldUp(situation: Situation): number {
  const { at } = situation;
  const running = newestBatches(situation).filter((batch) => isProcessing(batch, at)).length;
  const free = Math.max(0, concurrentJobs(situation) - running);
  return Math.max(0, queue(situation).waiting - free);
}
