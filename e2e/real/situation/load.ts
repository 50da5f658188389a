/** Enough records that a batch of two seconds is never empty by chance, and cheap for this machine. */
export const PUTS = { recordsPerSecond: 60 };

/** One task slot for the work of batches beside the receiver's: its tasks run one after another. */
export const ONE_FREE_SLOT = { slots: 2 };

/** 60 records/s at this take 3.4 s of an interval of 2 s in one slot. */
export const TOO_SLOW = { usPerRecord: 28_000 };
