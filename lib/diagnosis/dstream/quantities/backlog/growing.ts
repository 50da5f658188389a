import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { ourLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { laggingShards } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";
import { lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";

/**
 * What is behind and grows: the queue, or the wait in it, beyond an interval; or the lag beyond its limit.
 * A trend looks back over minutes, so it no longer counts once more is taken than put. Undefined where
 * neither grows, as far as is known.
 */
export const growing = quantity((situation): "queue" | "lag" | undefined => {
  if (someFallBack(situation)) return "lag";
  if (workingOff(situation) !== undefined) return undefined;
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? Infinity;
  const { headAgeMs, trend } = queue(situation);
  const delay = schedulingDelay(situation);
  const waitsLonger = delay?.trend?.direction === "rising" && delay.latestMs > effectiveMs;
  if ((trend?.direction === "rising" && headAgeMs > effectiveMs) || waitsLonger) return "queue";
  const lag = ourLag(situation);
  const isLagging = lag !== undefined && lag.latestMs > lagLimitMs(situation);
  const rises = isLagging && lag.trend?.direction === "rising";
  return rises && catchingUp(situation) === undefined ? "lag" : undefined;
});

/** Some shards fall further behind and others do not. The total intake does not show it. */
function someFallBack(situation: Situation): boolean {
  const shards = laggingShards(situation);
  return shards?.othersMs !== undefined && shards.lagging.some(({ rising }) => rising);
}
