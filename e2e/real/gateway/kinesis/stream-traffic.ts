/** The traffic of one stream through the gateway since its start. */
export interface StreamTraffic {
  /** Records that the emulator accepted, and their bytes (data and partition key). */
  readonly putRecords: number;
  readonly putBytes: number;
  /** Records refused by a shard's write limit. */
  readonly refusedRecords: number;
  readonly getRecords: number;
  readonly getBytes: number;
  /** GetRecords calls that were answered, and those refused by a shard's read limit. */
  readonly getCalls: number;
  readonly refusedCalls: number;
}

export const NO_TRAFFIC: StreamTraffic = {
  putRecords: 0,
  putBytes: 0,
  refusedRecords: 0,
  getRecords: 0,
  getBytes: 0,
  getCalls: 0,
  refusedCalls: 0,
};
