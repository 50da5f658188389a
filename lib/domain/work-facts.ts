/** One running job of a batch. */
export interface BatchJob {
  /** The key of its batch. */
  readonly batch: string;
  readonly tasks: number;
  readonly activeTasks: number;
  readonly completedTasks: number;
}

/** What runs on the driver, read only while a batch hangs. */
export interface RunningWork {
  /** Receiver jobs that hold a slot (one task running). */
  readonly receiverTasks: number;
  /** Receiver jobs in all; above receiverTasks means some wait for a slot. */
  readonly receiverJobs: number;
  readonly batchJobs: readonly BatchJob[];
}

/** How long the completed tasks of one stage took, ms. */
export interface StageTasks {
  readonly medianMs: number;
  readonly longestMs: number;
}

/** One job of a completed batch; its stages, as far as they told of their tasks, in their order. */
export interface CompletedJob {
  /** Of all its stages together, without those that Spark skipped. */
  readonly tasks: number;
  readonly stages: readonly StageTasks[];
}

/** The work of one completed batch, read only while Spark is slow: its longest outputs' jobs. */
export interface BatchTasks {
  /** The key of the batch. */
  readonly batch: string;
  readonly jobs: readonly CompletedJob[];
}
