import type { BatchWork, StageWork } from "@/lib/domain/batch-work";

/** A batch to be explained. */
export interface LookedAt {
  readonly work: BatchWork;
  /** Its processing time; so far, while it runs, ms. */
  readonly tookMs: number;
  readonly isRunning: boolean;
  /** Task slots that no receiver holds; null: not known. */
  readonly slots: number | null;
  /** By the driver's clock, epoch ms. */
  readonly now: number;
}

/** A batch to be explained, and the stage that lasts longest in it. */
export interface Explained extends LookedAt {
  readonly main: StageWork;
}

export const tasksIn = (count: number): string => (count === 1 ? "1 task" : `${count} tasks`);
