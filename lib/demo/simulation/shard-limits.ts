import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "@/lib/domain/shard-limits";

/** Most records of one GetRecords call; the KCL asks for as many. */
export const RECORDS_PER_CALL = 10_000;

/** Records of this size that one shard accepts in a second. */
export function writableRecords(bytesPerRecord: number): number {
  return Math.min(WRITE_RECORDS_PER_SHARD, Math.floor(WRITE_BYTES_PER_SHARD / bytesPerRecord));
}
