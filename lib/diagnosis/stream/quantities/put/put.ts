import type { MetricPeriod } from "@/lib/domain/metric-period";
import { effectiveIntervalMs, type Situation, upTo } from "@/lib/diagnosis/situation/situation";

export interface Flow {
  readonly records: number;
  readonly bytes: number;
}

/**
 * The puts of a settled minute, per second. A missing `Incoming*` means that nothing was put, unless
 * GetRecords or this application's batches show records in that minute. Then the datapoint is lost, and the
 * minute is a gap (undefined).
 */
export function putIn(situation: Situation, period: MetricPeriod): Flow | undefined {
  const { putRecords, putBytes } = period.values;
  if (putRecords !== undefined && putBytes !== undefined)
    return { records: putRecords, bytes: putBytes };
  if (putRecords !== undefined || putBytes !== undefined) return undefined;
  if (isGot(period) || batchesShowRecords(situation, period)) return undefined;
  return { records: 0, bytes: 0 };
}

/** A batch holds the arrivals of the effective interval before its id. */
function batchesShowRecords(situation: Situation, { at, periodMs }: MetricPeriod): boolean {
  const until = at + periodMs + (effectiveIntervalMs(situation) ?? 0);
  const batches = upTo(situation.batches, (batch) => batch.at, until);
  const first = batches.findLastIndex((batch) => batch.at <= at);
  return batches.slice(first + 1).some(({ records }) => records > 0);
}

/**
 * The reads of all readers together in a minute, per second, polled and by enhanced fan-out; undefined if
 * no call was counted. A hole alone does not mean "nothing read", because a reader under back-pressure
 * makes one or two calls a minute.
 */
export function gotIn({ values }: MetricPeriod): Flow | undefined {
  const { getRecords, getBytes, fanOutRecords, fanOutBytes } = values;
  if (getRecords === undefined && fanOutRecords === undefined) return undefined;
  return {
    records: (getRecords ?? 0) + (fanOutRecords ?? 0),
    bytes: (getBytes ?? 0) + (fanOutBytes ?? 0),
  };
}

/** Whether anybody read a record in a minute. */
export function isGot(period: MetricPeriod): boolean {
  return (gotIn(period)?.records ?? 0) > 0;
}
