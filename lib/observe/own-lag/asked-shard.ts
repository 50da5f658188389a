/** What asking has told of a shard. */
export interface AskedShard {
  /** When it was last asked, epoch ms. */
  readonly askedAt: number;
  /** How late it is, ms; 0 when it is read in time, or nothing is known. */
  readonly lateMs: number;
  /** End of its newest minute with a datapoint, epoch ms; absent where none told of then. */
  readonly toldTo?: number;
}
