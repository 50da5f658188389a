/** A series as one array of equal steps: the form in which all modules pass a series on. */
export interface Column {
  /** Start of the first bucket, epoch ms; 0 where there is none. */
  readonly t0: number;
  /** Distance between buckets, ms; never below the source's own period. */
  readonly stepMs: number;
  /** One value a bucket; null is a gap. */
  readonly values: readonly (number | null)[];
}
