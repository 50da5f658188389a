import { READ_BYTES_PER_SHARD } from "@/lib/domain/shard-limits";
import { isOn, troubleAt, troublesOf } from "../world/trouble";
import type { ModelMinute } from "../model/stream-minutes";
import type { World } from "../world/world";

/** The reads of other applications in one minute. Sums. */
export interface OthersMinute {
  readonly records: number;
  readonly calls: number;
  readonly throttled: number;
  /** The largest lag of them, s; undefined without any. */
  readonly age: number | undefined;
}

/** A replay that leaves this share of the limit does not slow others. */
const MODEST = 0.8;

/** Others read at the tip, late, or from the beginning; one may take most of the limit. */
export function othersIn(
  { pipeline, telling, troubles }: World,
  minute: ModelMinute,
): OthersMinute {
  const { shards, bytesPerRecord } = pipeline;
  const end = minute.at + 60;
  let records = telling.otherReaders * minute.putRecords;
  let calls = telling.otherReaders * shards * 60 + minute.greedyCalls;
  let age = telling.otherReaders > 0 || minute.greedyCalls > 0 ? 0 : undefined;
  const late = troubleAt(troubles, "other-reader-late", minute.at);
  if (late !== undefined) {
    records -= late.growth * minute.putRecords;
    age = Math.max(age ?? 0, late.lagS + late.growth * (end - late.from));
  }
  const limit = (READ_BYTES_PER_SHARD * 60 * shards) / bytesPerRecord;
  const used = records + minute.gotRecords;
  for (const replay of troublesOf(troubles, "replay").filter((one) => isOn(one, minute.at))) {
    records += Math.min(2.5 * minute.putRecords, Math.max(0, MODEST * limit - used));
    calls += shards * 60;
    age = Math.max(age ?? 0, replay.lagS - 1.5 * (end - replay.from));
  }
  // A greedy reader takes the rest of the limit, including old records.
  if (minute.greedyCalls > 0) records += Math.max(0, limit - used);
  return { records, calls, throttled: minute.throttledCalls, age };
}
