import { type MetricPeriod, MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { delayMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { lagSince } from "@/lib/diagnosis/stream/quantities/age/lag-since";
import { age, isLagging, LAGGING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { effectiveIntervalMs } from "@/lib/diagnosis/situation/situation";

/**
 * Starts of the settled minutes in which all was well: age known and below max(60 s, 2 D), nothing
 * throttled, and no batch waiting longer than D. Usual values are measured in them. Minutes in which a lag
 * began that still lasts do not count, however small it was then.
 */
export const healthyMinutes = quantity((situation): ReadonlySet<number> => {
  const effectiveMs = effectiveIntervalMs(situation);
  if (effectiveMs === undefined) return new Set();
  const { at, batches, periods } = situation;
  const limit = Math.max(LAGGING_MS, 2 * effectiveMs);
  const waited = waitingMinutes(batches, { at, effectiveMs });
  const lag = age(situation);
  const lagging = lag !== undefined && isLagging(lag) ? (lagSince(lag)?.at ?? Infinity) : Infinity;
  const ages = periods.map(ageIn);
  const healthy = periods.filter((period, i) => {
    if (period.at >= lagging) return false;
    const then = median([ages[i - 2], ages[i - 1], ages[i]].filter((one) => one !== undefined));
    return then !== undefined && then < limit && !isThrottled(period) && !waited.has(period.at);
  });
  return new Set(healthy.map((period) => period.at));
});

function ageIn({ values }: MetricPeriod): number | undefined {
  // The fan-out lag is asked only for a fan-out consumer. The stream's age is then another reader's.
  return values.fanOutLag ?? values.iteratorAge;
}

function isThrottled({ values }: MetricPeriod): boolean {
  return (values.writeThrottled ?? 0) > 0 || (values.readThrottledCalls ?? 0) > 0;
}

/** Starts of minutes in which a batch waited longer than the effective interval. */
function waitingMinutes(
  batches: readonly TimedBatch[],
  { at, effectiveMs }: { at: number; effectiveMs: number },
): ReadonlySet<number> {
  const minutes = new Set<number>();
  for (const batch of batches) {
    if (delayMs(batch) <= effectiveMs) continue;
    const from = minuteOf(batch.submittedAt + effectiveMs);
    const until = Math.min(at, batch.startedAt);
    for (let minute = from; minute < until; minute += MINUTE_MS) minutes.add(minute);
  }
  return minutes;
}
