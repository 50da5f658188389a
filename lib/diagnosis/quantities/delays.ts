import { quantity } from "../quantity";
import type { Situation } from "../situation";
import { processingMs } from "../timed-batch";
import { median } from "../trends/median";
import { ourLag } from "./lateness";
import { beat } from "./beat";
import { queue } from "./queue";
import { schedulingDelay } from "./scheduling-delay";
import { recentlyCompleted } from "./utilisation";

export interface Delays {
  /** Age of what this application last read, ms. */
  readonly inStreamMs: number | undefined;
  /** What a batch that joins the queue now will wait, ms. */
  readonly inSparkMs: number | undefined;
  readonly processingMs: number | undefined;
  /** age + ½ D + waiting in Spark + processing, ms; undefined while a part is. */
  readonly endToEndMs: number | undefined;
}

const USUAL_BATCHES = 10;

/** Where the time goes between a put and the end of the batch that holds it. */
export const delays = quantity((situation): Delays => {
  const beatMs = beat(situation)?.beatMs;
  const inStreamMs = ourLag(situation)?.latestMs;
  const processing = median(recentlyCompleted(situation).slice(-USUAL_BATCHES).map(processingMs));
  const inSparkMs = waitOfNewcomer(situation, processing);
  const endToEndMs =
    inStreamMs === undefined ||
    beatMs === undefined ||
    inSparkMs === undefined ||
    processing === undefined
      ? undefined
      : inStreamMs + beatMs / 2 + inSparkMs + processing;
  return { inStreamMs, inSparkMs, processingMs: processing, endToEndMs };
});

/** The queue's work before a batch that joins now: its batches at the time they lately take. */
function waitOfNewcomer(situation: Situation, processing: number | undefined): number | undefined {
  if (situation.batches.length === 0) return undefined;
  const { waiting } = queue(situation);
  if (waiting === 0) return 0;
  return processing === undefined ? schedulingDelay(situation)?.latestMs : waiting * processing;
}
