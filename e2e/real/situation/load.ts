/**
 * Enough records that a batch of two seconds is never empty by chance, and little work for this
 * machine.
 */
export const PUTS = { recordsPerSecond: 60 };

/** One task slot for batches beside the receiver's: their tasks run one after another. */
export const ONE_FREE_SLOT = { slots: 2 };

/** At 60 records/s a batch takes 3.4 s of an interval of 2 s in one slot. */
export const TOO_SLOW = { usPerRecord: 28_000 };
