/** What one shard takes and gives in a second, all producers and all polling consumers together. */
export interface ShardLimits {
  readonly writeBytes: number;
  readonly writeRecords: number;
  readonly readBytes: number;
  readonly readCalls: number;
}

/** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const AWS_LIMITS: ShardLimits = {
  writeBytes: 1_048_576,
  writeRecords: 1_000,
  readBytes: 2_097_152,
  readCalls: 5,
};

/** The largest GetRecords answer. */
export const MAX_ANSWER_BYTES = 10_485_760;
export const MAX_ANSWER_RECORDS = 10_000;
