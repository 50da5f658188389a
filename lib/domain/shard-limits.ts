/**
 * What one provisioned shard takes and gives in a second, all its producers and all its polling readers
 * together. Writes reach whichever comes first.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
export const WRITE_BYTES_PER_SHARD = 1_048_576;
export const WRITE_RECORDS_PER_SHARD = 1_000;
export const READ_BYTES_PER_SHARD = 2_097_152;
export const READ_CALLS_PER_SHARD = 5;

/** What one GetRecords call answers with at most; the KCL asks for as many records. */
export const RECORDS_PER_CALL = 10_000;
export const BYTES_PER_CALL = 10_485_760;
