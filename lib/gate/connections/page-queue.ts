import type { ServerResponse } from "node:http";
import PQueue, { TimeoutError } from "p-queue";

export interface PageQueueOptions {
  readonly concurrency: number;
  /** A page that takes longer frees its place, ms: its client may read slowly. It is made all the same. */
  readonly timeout: number;
}

/** A page is a tenth of a second of computing: more of them at once are not ready sooner. */
const DEFAULTS: PageQueueOptions = { concurrency: 4, timeout: 2_000 };

/**
 * Lets a few pages be made at a time and the others wait, so that many which are asked for at once
 * take no time from pollers, data and health. A client that leaves while it waits is not served.
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
