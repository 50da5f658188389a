import type { BatchWork } from "@/lib/domain/batch-work";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { StandsOut } from "@/lib/domain/stands-out";
import type { WhichBatch } from "@/lib/domain/which-batch";

/**
 * The answer of `GET /api/pipelines/{id}/batch`: one batch, as its driver told it when somebody
 * asked. Times epoch ms; those of batch and stages by the driver's clock.
 */
export interface BatchAnswer {
  readonly now: number;
  readonly demo: boolean;
  readonly pipeline: { readonly id: string; readonly name: string; readonly stream: string };
  readonly which: WhichBatch;
  /** When the driver was asked, at most ten seconds ago. */
  readonly readAt: number;
  /** The same instant by the driver's clock. */
  readonly driverNow: number;
  readonly batch: Pick<MicroBatch, "key" | "at" | "records" | "intervalMs"> & {
    /** Its processing time; so far, while it runs, ms. */
    readonly tookMs: number;
    readonly isRunning: boolean;
  };
  readonly standsOut: StandsOut;
  readonly work: Pick<BatchWork, "jobs" | "jobsRead" | "stages">;
  /** Spark's page of the batch. */
  readonly href: string;
}
