import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { beat } from "@/lib/diagnosis/dstream/quantities/batches/beat";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { ourLag } from "@/lib/diagnosis/stream/quantities/lag/lateness";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { lateShards } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";
import { lateLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";

/**
 * What is behind and grows: the queue, or the wait in it, beyond a beat; or the lag beyond what is late. A
 * trend looks back over minutes: where more is taken than put by now it is of the time before. Undefined
 * where neither grows, as far as is known.
 */
export const growing = quantity((situation): "queue" | "lag" | undefined => {
  if (someFallBack(situation)) return "lag";
  if (workingOff(situation) !== undefined) return undefined;
  const beatMs = beat(situation)?.beatMs ?? Infinity;
  const { headAgeMs, trend } = queue(situation);
  const delay = schedulingDelay(situation);
  const waitsLonger = delay?.trend?.direction === "rising" && delay.latestMs > beatMs;
  if ((trend?.direction === "rising" && headAgeMs > beatMs) || waitsLonger) return "queue";
  const lag = ourLag(situation);
  const isLate = lag !== undefined && lag.latestMs > lateLimitMs(situation);
  const rises = isLate && lag.trend?.direction === "rising";
  return rises && catchingUp(situation) === undefined ? "lag" : undefined;
});

/** Some shards fall further behind and others do not: what is taken of all of them together does not tell. */
function someFallBack(situation: Situation): boolean {
  const shards = lateShards(situation);
  return shards?.othersMs !== undefined && shards.late.some(({ rising }) => rising);
}
