import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
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

/** Of a record that is put now. */
export interface Delays {
  /**
   * How long it waits in the stream, ms: the age of what this application reads now, and where a backlog is
   * worked off, the time that takes.
   */
  readonly inStreamMs: number | undefined;
  /** How old what this application reads now is, ms. */
  readonly readAgeMs: number | undefined;
  /** What a batch that joins the queue now will wait, ms. */
  readonly inSparkMs: number | undefined;
  readonly processingMs: number | undefined;
  /** Stream + ½ D + waiting in Spark + processing, ms; undefined while a part is. */
  readonly endToEndMs: number | undefined;
  /** How long the whole and its longest part will be nobody knows: they are at least so long. */
  readonly atLeast: boolean;
  /** To when the data of the whole reach, epoch ms: the newest lag, or now where the clock tells it. */
  readonly asOf: number | undefined;
}

const USUAL_BATCHES = 10;

/**
 * How long a record that is put now takes until the batch that holds it is done, and where. It does not
 * overtake the batch that is open: unless a queue is being worked off, it will be in Spark no less than the
 * oldest batch has been. While none ends, or nobody reads, that is all that is known: a bound from below, in
 * which a part that is not known counts as nothing.
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

/** As lately; batches that hold a backlog take longer than the one that will hold what is put now. */
function processingOf(situation: Situation): number | undefined {
  const lately = median(recentlyCompleted(situation).slice(-USUAL_BATCHES).map(processingMs));
  const own = newRecordWait(situation)?.ownMs;
  return lately === undefined || own === undefined ? lately : Math.min(lately, own);
}

/** As long as what lies there takes to be worked off. */
function untilRead(situation: Situation): number | undefined {
  return newRecordWait(situation)?.inStreamMs;
}

interface Wait {
  readonly ms: number | undefined;
  readonly atLeast: boolean;
}

/** While nobody reads, what was put then still waits: it grows by the clock. */
function readAge(situation: Situation): Wait {
  const ms = waitingInStreamMs(situation);
  const nobody = nobodyReads(situation);
  if (nobody === undefined) return { ms, atLeast: false };
  return { ms: Math.max(ms ?? 0, situation.at - nobody.at), atLeast: true };
}

/**
 * As the queue's work lets expect, and not less than the oldest batch has been open. Of a driver that is
 * silent it is not known: what was open when it was last heard may long be done.
 */
function sparkWait(situation: Situation, processing: number | undefined): Wait {
  if (isSilent(situation)) return { ms: undefined, atLeast: false };
  const expected = waitOfNewcomer(situation, processing);
  const openMs = queue(situation).headAgeMs;
  // Who joins a queue that is worked off waits less than who leaves it: its age is no bound.
  if (recovery(situation) !== undefined) return { ms: expected, atLeast: false };
  if (nothingEndsMs(situation) !== undefined && openMs > 0)
    return openMs > (expected ?? 0)
      ? { ms: openMs, atLeast: true }
      : { ms: expected, atLeast: true };
  if (expected === undefined) return { ms: expected, atLeast: false };
  return { ms: Math.max(expected, openMs - (processing ?? 0)), atLeast: false };
}

/**
 * The queue's work before a batch that joins now: its batches at the time they lately take. Those that hold a
 * backlog take another, and before enough of them have ended nobody knows which.
 */
function waitOfNewcomer(situation: Situation, processing: number | undefined): number | undefined {
  if (situation.batches.length === 0) return undefined;
  const before = newRecordWait(situation);
  if (before !== undefined) return before.inSparkMs;
  const { waiting, head } = queue(situation);
  if (recovery(situation) !== undefined && head !== undefined) return undefined;
  if (waiting === 0) return 0;
  return processing === undefined ? schedulingDelay(situation)?.latestMs : waiting * processing;
}
