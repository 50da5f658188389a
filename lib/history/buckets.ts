import type { PeriodMetric } from "@/lib/domain/metric-period";

/** Mean and extremes of the datapoints inside one bucket; `count` is their number. */
export interface Stat {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

export interface PeriodBucket {
  readonly at: number;
  readonly values: Readonly<Partial<Record<PeriodMetric, Stat>>>;
}

/** Batches whose instant lies in the bucket; a stat is absent when no batch in it has that number. */
export interface BatchBucket {
  readonly at: number;
  readonly batches: number;
  readonly records: Stat;
  readonly schedulingDelayMs?: Stat;
  readonly processingTimeMs?: Stat;
  readonly totalDelayMs?: Stat;
}

/**
 * How many batches waited at the bucket's end, and the most at any instant of it. A bucket in which
 * no batch was created, started or waiting is absent: nothing is known of it.
 */
export interface QueueBucket {
  readonly at: number;
  readonly queued: number;
  readonly max: number;
}
