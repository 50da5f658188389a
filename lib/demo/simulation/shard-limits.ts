/** What one shard accepts in a second: 1 MiB and 1,000 records, whichever is reached first. */
export const WRITE_BYTES_PER_SECOND = 1_048_576;
export const WRITE_RECORDS_PER_SECOND = 1000;
/** What one shard gives in a second, to all polling consumers together. */
export const READ_BYTES_PER_SECOND = 2_097_152;
export const READ_CALLS_PER_SECOND = 5;
/** Most records of one GetRecords call; the KCL asks for as many. */
export const RECORDS_PER_CALL = 10_000;

/** Records of this size that one shard accepts in a second. */
export function writableRecords(bytesPerRecord: number): number {
  return Math.min(WRITE_RECORDS_PER_SECOND, Math.floor(WRITE_BYTES_PER_SECOND / bytesPerRecord));
}
