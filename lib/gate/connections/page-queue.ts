import type { ServerResponse } from "node:http";
import PQueue, { TimeoutError } from "p-queue";

export interface PageQueueOptions {
  readonly concurrency: number;
  /** A page that takes longer frees its place, ms: its client may read slowly. It is still completed. */
  readonly timeout: number;
}

/** A page takes a tenth of a second of computing: running more of them at once makes none ready sooner. */
const DEFAULTS: PageQueueOptions = { concurrency: 4, timeout: 2_000 };

/**
 * Makes only a few pages at a time while the others wait, so that many requests at once take no
 * time from pollers, data and health. A client that leaves while it waits is not served.
 */
export class PageQueue {
  readonly #queue: PQueue;

  constructor(options = DEFAULTS) {
    this.#queue = new PQueue(options);
  }

  /** @param make never rejects */
  add(response: Pick<ServerResponse, "destroyed">, make: () => Promise<void>): void {
    const task = async () => (response.destroyed ? undefined : make());
    this.#queue.add(task).catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
    });
  }
}
