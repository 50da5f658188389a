import type { Unit } from "./series";

interface PeriodMetricInfo {
  readonly unit: Unit | "calls/s";
  readonly field: string;
}

/**
 * CloudWatch's numbers of one minute, in our units. Sums are divided by the period at the source,
 * so that datapoints of five minutes and of one are comparable.
 */
export const PERIOD_METRICS = {
  putBytes: { unit: "bytes/s", field: "IncomingBytes Sum" },
  putRecords: { unit: "records/s", field: "IncomingRecords Sum" },
  putRecordsThrottled: { unit: "records/s", field: "PutRecords.ThrottledRecords Sum" },
  writeThrottled: { unit: "records/s", field: "WriteProvisionedThroughputExceeded Sum" },
  getBytes: { unit: "bytes/s", field: "GetRecords.Bytes Sum" },
  getRecords: { unit: "records/s", field: "GetRecords.Records Sum" },
  getCalls: { unit: "calls/s", field: "GetRecords.Success SampleCount" },
  getSuccess: { unit: "ratio", field: "GetRecords.Success Average" },
  getLatency: { unit: "ms", field: "GetRecords.Latency Average" },
  iteratorAge: { unit: "ms", field: "GetRecords.IteratorAgeMilliseconds Maximum" },
  readThrottledCalls: { unit: "calls/s", field: "ReadProvisionedThroughputExceeded Sum" },
  applicationLag: { unit: "ms", field: "KCL MillisBehindLatest Maximum, worst shard asked" },
  fanOutBytes: { unit: "bytes/s", field: "SubscribeToShardEvent.Bytes Sum" },
  fanOutRecords: { unit: "records/s", field: "SubscribeToShardEvent.Records Sum" },
  fanOutLag: { unit: "ms", field: "SubscribeToShardEvent.MillisBehindLatest Maximum" },
} as const satisfies Record<string, PeriodMetricInfo>;

export type PeriodMetric = keyof typeof PERIOD_METRICS;

/**
 * One CloudWatch period that was requested and answered in full. The row itself proves the answer:
 * a row without `putRecords` says "asked, no datapoint", and no row says "never known".
 */
export interface MetricPeriod {
  /** Start of the period, epoch ms UTC. */
  readonly at: number;
  /** 60 000, or CloudWatch's period for old times (300 000, 3 600 000). */
  readonly periodMs: number;
  /**
   * When CloudWatch gave this answer, by its clock, epoch ms. It decides whether the period is
   * settled.
   */
  readonly readAt: number;
  /** A missing metric is a missing datapoint, never a zero. */
  readonly values: Readonly<Partial<Record<PeriodMetric, number>>>;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Start of the whole minute that an instant is in, epoch ms UTC. */
export function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** Start of the first whole minute that begins at an instant or after it, epoch ms UTC. */
export function minuteFrom(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}

/**
 * Default of PUBLICATION_DELAY_SECONDS. CloudWatch specifies none; tools in the field wait 2 min.
 */
export const DEFAULT_PUBLICATION_DELAY_MS = 120_000;

/**
 * The instant before which CloudWatch minutes may be evaluated at `at`: a whole minute, epoch ms.
 */
export function settledBefore(at: number, publicationDelayMs: number): number {
  return minuteOf(at - publicationDelayMs);
}

/** Whether the answer was old enough, when it was read, to be final. */
export function isSettled(minute: MetricPeriod, publicationDelayMs: number): boolean {
  return minute.readAt >= minute.at + minute.periodMs + publicationDelayMs;
}
