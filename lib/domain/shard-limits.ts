/**
 * The limits of one provisioned shard a second, for all its producers and all its polling readers
 * together. Writes are limited by whichever comes first.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
export const WRITE_BYTES_PER_SHARD = 1_048_576;
export const WRITE_RECORDS_PER_SHARD = 1_000;
export const READ_BYTES_PER_SHARD = 2_097_152;
export const READ_CALLS_PER_SHARD = 5;

/** The most records of one GetRecords call. The KCL asks for as many. */
export const RECORDS_PER_CALL = 10_000;
export const BYTES_PER_CALL = 10_485_760;
