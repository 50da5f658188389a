/** The Spark application behind the driver's address. */
export interface ApplicationFacts {
  readonly id: string;
  readonly name: string;
  /** When the application started, epoch ms. */
  readonly startedAt: number;
  /**
   * When its streaming context started, epoch ms; absent until the driver has handled that event.
   */
  readonly streamingStartedAt?: number;
  readonly sparkVersion: string;
  /** The configured batch interval, ms. */
  readonly intervalMs?: number;
}

/** The counters of the driver's `streaming/statistics` that batches do not have. */
export interface StreamingCounters {
  readonly completedBatches: number;
  /** Queued and running batches together. */
  readonly activeBatches: number;
  readonly receivedRecords: number;
  readonly processedRecords: number;
}

export interface Receiver {
  readonly streamId: number;
  /** `KinesisReceiver-0`, or `Kinesis stream [0]` before it registered; never the Kinesis name. */
  readonly name: string;
  /** Absent for a receiver that never registered. True may be stale after executor loss. */
  readonly active?: boolean;
  readonly executorId?: string;
  readonly host?: string;
  /** First line of the last error; vanishes on re-registration. Upstream text: escape it. */
  readonly error?: string;
}

export interface ReceiverFacts {
  readonly active: number;
  /** active + inactive of `streaming/statistics`: the number that the application requested. */
  readonly configured: number;
  readonly receivers: readonly Receiver[];
}

/** Task slots over active executors (local mode: the driver's own). */
export interface SlotFacts {
  readonly total: number;
  readonly executors: number;
  /** Running tasks by `/executors`: lags up to 10 s and may exceed `total`. */
  readonly activeTasks: number;
}

/** The settings that change the meaning of numbers. Only explicitly set ones are known. */
export interface SparkSettings {
  readonly backpressure: boolean;
  /** records/s per receiver */
  readonly initialRate?: number;
  /** records/s per receiver, the PID floor; Spark's default is 100. */
  readonly minRate: number;
  /** records/s per receiver; absent means no cap. */
  readonly maxRate?: number;
  readonly concurrentJobs: number;
  readonly blockIntervalMs: number;
  readonly taskCpus: number;
  readonly master?: string;
  /** From the class path: `amazon-kinesis-client-1.12.0.jar` gives `1.12.0`. */
  readonly kclVersion?: string;
  readonly connectorVersion?: string;
  readonly sparkVersion?: string;
}

/** `/metrics/json/`: what REST does not have. */
export interface DriverMetrics {
  /** Events the driver's status listener dropped: above 0, REST may show finished batches as running. */
  readonly droppedEvents?: number;
  /** Submission time of the newest batch of any state, epoch ms. */
  readonly lastSubmissionAt?: number;
}
