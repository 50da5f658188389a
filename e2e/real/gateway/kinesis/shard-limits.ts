import {
  READ_BYTES_PER_SHARD,
  READ_CALLS_PER_SHARD,
  WRITE_BYTES_PER_SHARD,
  WRITE_RECORDS_PER_SHARD,
} from "@/lib/domain/shard-limits";

/** The limits of one shard per second, for all producers and all polling consumers together. */
export interface ShardLimits {
  readonly writeBytes: number;
  readonly writeRecords: number;
  readonly readBytes: number;
  readonly readCalls: number;
}

export const AWS_LIMITS: ShardLimits = {
  writeBytes: WRITE_BYTES_PER_SHARD,
  writeRecords: WRITE_RECORDS_PER_SHARD,
  readBytes: READ_BYTES_PER_SHARD,
  readCalls: READ_CALLS_PER_SHARD,
};
