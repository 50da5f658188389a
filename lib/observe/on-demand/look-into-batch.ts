import type { BatchLookedInto, LookFault } from "@/lib/domain/batch-work";
import { freeSlots } from "@/lib/domain/free-slots";
import { type WhichBatch, whichBatch } from "@/lib/domain/which-batch";
import type { SparkSource } from "@/lib/sources/dstream/dstream-source";
import { isSourceError, OutOfTime } from "@/lib/sources/source";
import type { HealthBoard } from "../source-health/health-board";
import type { RecentData } from "../recent-data/recent-data";
import { SharedReads } from "./shared-reads";

interface Known {
  readonly recent: Pick<RecentData, "batchesNow" | "newest">;
  readonly health: Pick<HealthBoard, "state">;
}

/** The work of single batches, read from one driver when somebody asks for it. */
export class BatchLooks {
  readonly #known: Known;
  readonly #reads = new SharedReads<BatchLookedInto | undefined>();
  #source: Pick<SparkSource, "readBatchWork"> | undefined;

  constructor(known: Known) {
    this.#known = known;
  }

  /** The driver to ask. */
  use(source: Pick<SparkSource, "readBatchWork">): void {
    this.#source = source;
  }

  /**
   * The batch and its stages, at most ten seconds old. Undefined: there is no such batch. A fault:
   * the driver gave no usable answer.
   */
  async look(which: WhichBatch): Promise<BatchLookedInto | LookFault | undefined> {
    try {
      return await this.#read(which);
    } catch (error) {
      return { fault: faultWords(error) };
    }
  }

  #read(which: WhichBatch): Promise<BatchLookedInto | undefined> {
    return this.#reads.read(which, async (signal) => {
      const readAt = Date.now();
      const { recent, health } = this.#known;
      const application = recent.newest("application")?.id;
      const batch = whichBatch(which, recent.batchesNow(), { application, now: readAt });
      if (batch === undefined || this.#source === undefined) return undefined;
      const work = await this.#source.readBatchWork(batch.key, signal);
      const skewMs = health.state("spark", readAt)?.clockSkewMs ?? 0;
      return { batch, work, readAt, driverNow: readAt + skewMs, freeSlots: slotsOf(recent) };
    });
  }
}

/** @throws what is no fault of the driver */
function faultWords(error: unknown): string {
  if (isSourceError(error)) return error.message;
  if (error instanceof OutOfTime) {
    return "The driver did not tell in time. It may be overloaded: ask again in a while, or open Spark's own page.";
  }
  throw error;
}

function slotsOf(recent: Pick<RecentData, "newest">): number | null {
  const [slots, receivers] = [recent.newest("slots"), recent.newest("receivers")];
  return slots && receivers ? freeSlots(slots.total, receivers.active) : null;
}
