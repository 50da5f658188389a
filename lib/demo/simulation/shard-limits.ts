import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "@/lib/domain/shard-limits";

/** The records of this size that one shard accepts per second. */
export function writableRecords(bytesPerRecord: number): number {
  return Math.min(WRITE_RECORDS_PER_SHARD, Math.floor(WRITE_BYTES_PER_SHARD / bytesPerRecord));
}
