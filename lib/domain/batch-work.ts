import type { MicroBatch } from "./micro-batch";
import type { StageTasks } from "./work-facts";

/** One stage of a batch: its newest attempt. Times epoch ms by the driver's clock. */
export interface StageWork {
  readonly id: number;
  /** 0 for the first. A stage is attempted again when a part of its input was lost. */
  readonly attempt: number;
  /** Where in the application's code it was made. Upstream text: escape it. */
  readonly name: string;
  readonly state: "waiting" | "running" | "completed" | "failed";
  /** When it was submitted; null: not yet. */
  readonly submittedAt: number | null;
  readonly endedAt: number | null;
  readonly tasks: {
    readonly total: number;
    /** May lag by the executors' heartbeat, 10 s. */
    readonly active: number;
    readonly completed: number;
    /** Attempts of tasks that failed, over all attempts of the stage. */
    readonly failed: number;
    readonly killed: number;
  };
  /** What its completed tasks took together, ms. */
  readonly runMs: number;
  /** The part of it in which the JVM collected garbage, ms; null: the driver does not tell. */
  readonly gcMs: number | null;
  /** The part of it in which tasks waited for shuffled blocks, ms; null: as above. */
  readonly shuffleWaitMs: number | null;
  readonly shuffleReadBytes: number;
  readonly shuffleWriteBytes: number;
  /** Written to disk because it did not fit into memory. */
  readonly spilledBytes: number;
  /** How long its completed tasks took; null: none has ended yet, or it was not asked for. */
  readonly times: StageTasks | null;
  /** Why it failed, in one line. Upstream text: escape it. */
  readonly failure?: string;
}

/** The work of one batch, read from the driver when somebody asks for it. */
export interface BatchWork {
  /** The key of the batch. */
  readonly batch: string;
  readonly jobs: number;
  /** The jobs that were looked into: those that took longest. */
  readonly jobsRead: number;
  /** Of those jobs, in their order, without the stages that Spark skipped. */
  readonly stages: readonly StageWork[];
}

/** How long a stage has lasted at an instant of the driver's clock, ms; null: it has not begun. */
export function lastedMs(
  { submittedAt, endedAt }: Pick<StageWork, "submittedAt" | "endedAt">,
  now: number,
): number | null {
  return submittedAt === null ? null : Math.max(0, (endedAt ?? now) - submittedAt);
}

/** A batch that was looked into because somebody asked. */
export interface BatchLookedInto {
  readonly batch: MicroBatch;
  /** When the driver was asked, epoch ms. */
  readonly readAt: number;
  /** The same instant by the driver's clock, epoch ms. */
  readonly driverNow: number;
  /** Undefined: the driver has forgotten the batch. */
  readonly work: BatchWork | undefined;
  /** Task slots that no receiver holds; null: not known. */
  readonly freeSlots: number | null;
}

/** Why a batch could not be looked into, in one sentence. */
export interface LookFault {
  readonly fault: string;
}
