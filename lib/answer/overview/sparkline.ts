import type { SparklineView } from "@/lib/contract/pipelines";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { shardLimits } from "../series/shard-limits";

/** The sparkline of the overview covers the last hour. */
const SPAN_MINUTES = 60;

/**
 * Put and get of the last hour, bytes/s for each minute; null if unknown. Only settled minutes: a
 * half-published one would end every sparkline in a cliff.
 *
 * @param settledTo epoch ms, a whole minute
 */
export function sparkline(
  periods: readonly MetricPeriod[],
  settledTo: number,
  stream?: StreamFacts,
): SparklineView {
  const from = settledTo - SPAN_MINUTES * MINUTE_MS;
  const put: (number | null)[] = Array.from({ length: SPAN_MINUTES }, () => null);
  const get = [...put];
  for (const { at, periodMs, values } of periods) {
    if (at < from || at >= settledTo || periodMs !== MINUTE_MS) continue;
    const i = (at - from) / MINUTE_MS;
    // An answered minute without puts was quiet, unless records were read in it.
    const got = gotIn(values);
    put[i] = coarse(values.putBytes ?? ((got ?? 0) > 0 ? null : 0));
    get[i] = coarse(got);
  }
  const { writeBytesPerSecond = null, readBytesPerSecond = null } = shardLimits(stream) ?? {};
  const limits = { writeBytesPerSecond, readBytesPerSecond };
  return { from, stepMs: MINUTE_MS, put, get, limits };
}

/** By polling, and by this consumer's enhanced fan-out; null: nobody read. */
function gotIn({ getBytes, fanOutBytes }: MetricPeriod["values"]): number | null {
  if (getBytes === undefined && fanOutBytes === undefined) return null;
  return (getBytes ?? 0) + (fanOutBytes ?? 0);
}

/** A sparkline cannot show more than three digits, and they save two thirds of the bytes. */
export const coarse = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(3));
