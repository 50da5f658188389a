import type { Minute } from "@/lib/domain/minute";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { delayMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { lagSince } from "@/lib/diagnosis/stream/quantities/age/since";
import { age, isLate, LATE_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { effectiveIntervalMs } from "@/lib/diagnosis/situation/situation";

/**
 * Starts of the settled minutes in which all was well: age known and below max(60 s, 2 D), nothing
 * throttled, and no batch waiting longer than D. What is usual is measured in them. Minutes in which a
 * lag began that still lasts are none of them, however small it was then.
 */
export const healthyMinutes = quantity((situation): ReadonlySet<number> => {
  const beatMs = effectiveIntervalMs(situation);
  if (beatMs === undefined) return new Set();
  const { at, batches, minutes } = situation;
  const limit = Math.max(LATE_MS, 2 * beatMs);
  const waited = waitingMinutes(batches, { at, beatMs });
  const lag = age(situation);
  const lagging = lag !== undefined && isLate(lag) ? (lagSince(lag)?.at ?? Infinity) : Infinity;
  const ages = minutes.map(ageIn);
  const healthy = minutes.filter((minute, i) => {
    if (minute.at >= lagging) return false;
    const then = median([ages[i - 2], ages[i - 1], ages[i]].filter((one) => one !== undefined));
    return then !== undefined && then < limit && !isThrottled(minute) && !waited.has(minute.at);
  });
  return new Set(healthy.map((minute) => minute.at));
});

function ageIn({ values }: Minute): number | undefined {
  // A fan-out consumer's own lag is asked only of one: the stream's age is then that of others.
  return values.fanOutLag ?? values.iteratorAge;
}

function isThrottled({ values }: Minute): boolean {
  return (values.writeThrottled ?? 0) > 0 || (values.readThrottledCalls ?? 0) > 0;
}

/** Starts of minutes in which some batch had waited longer than the beat. */
function waitingMinutes(
  batches: readonly TimedBatch[],
  { at, beatMs }: { at: number; beatMs: number },
): ReadonlySet<number> {
  const minutes = new Set<number>();
  for (const batch of batches) {
    if (delayMs(batch) <= beatMs) continue;
    const from = Math.floor((batch.submittedAt + beatMs) / 60_000) * 60_000;
    const until = Math.min(at, batch.startedAt);
    for (let minute = from; minute < until; minute += 60_000) minutes.add(minute);
  }
  return minutes;
}
