/** One running job of a batch. */
export interface BatchJob {
  /** The key of its batch. */
  readonly batch: string;
  readonly tasks: number;
  readonly activeTasks: number;
  readonly completedTasks: number;
}

/** What runs on the driver. It is read only while a batch hangs. */
export interface RunningWork {
  /** Receiver jobs that hold a slot (with one running task). */
  readonly receiverTasks: number;
  /** All receiver jobs. More of them than receiverTasks means that some wait for a slot. */
  readonly receiverJobs: number;
  readonly batchJobs: readonly BatchJob[];
}

/** How long the completed tasks of one stage took, ms. */
export interface StageTasks {
  readonly medianMs: number;
  readonly longestMs: number;
}

/** One job of a completed batch, with those of its stages that reported their tasks, in order. */
export interface CompletedJob {
  /** Of all its stages together, without the stages that Spark skipped. */
  readonly tasks: number;
  readonly stages: readonly StageTasks[];
}

/**
 * The work of one completed batch, read only while Spark is slow: the jobs of its longest outputs.
 */
export interface BatchTasks {
  /** The key of the batch. */
  readonly batch: string;
  readonly jobs: readonly CompletedJob[];
}
