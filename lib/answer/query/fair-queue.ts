import PQueue from "p-queue";
import type { Client } from "./client";
import { TooBusy } from "./too-busy";

export interface FairQueueOptions {
  /** The most that may wait; half as many for one client. */
  readonly people: number;
  readonly scripts: number;
  /** A client that has waited this long has left, ms: pages wait ten seconds for an answer. */
  readonly patienceMs: number;
  /** A clock that never goes back, ms. */
  readonly clock?: () => number;
  readonly pause?: (ms: number) => Promise<void>;
}

type Class = "people" | "scripts";

/** After each answer this share of its duration is left to everything else, above all to the pollers. */
const OTHERS_SHARE = 0.25;
const LONGEST_PAUSE_MS = 250;

/** People come before all scripts, however many. */
const BEFORE_SCRIPTS = 10_000;

/**
 * Lets answers be made one after the other: people's before scripts', and among those the client
 * with fewer waiting first. A client that asks for a hundred windows delays its own ninety-nine,
 * not the others. Making an answer blocks the event loop for up to half a second, so a pause after
 * each is left to the pollers.
 */
export class FairQueue {
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #options: FairQueueOptions;
  readonly #clock: () => number;
  readonly #pause: (ms: number) => Promise<void>;
  readonly #waiting = { people: 0, scripts: 0 };
  /** Number of waiting requests of each client. */
  readonly #own = new Map<string, number>();

  constructor(options: FairQueueOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#pause = options.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  }

  /**
   * Makes an answer when its turn comes.
   * @throws TooBusy, and whatever `make` does
   */
  run<T>(asker: Client, make: () => Promise<T>): Promise<T> {
    const kind: Class = asker.isPerson ? "people" : "scripts";
    const key = `${kind} ${asker.address}`;
    const own = this.#own.get(key) ?? 0;
    const most = this.#options[kind];
    if (this.#waiting[kind] >= most || own >= Math.ceil(most / 2)) {
      return Promise.reject(new TooBusy("too much waits to be answered"));
    }
    this.#count(kind, key, 1);
    const askedAt = this.#clock();
    const priority = (kind === "people" ? BEFORE_SCRIPTS : 0) - own;
    return new Promise((resolve, reject) => {
      const turn = async (): Promise<void> => {
        this.#count(kind, key, -1);
        const begunAt = this.#clock();
        if (begunAt - askedAt > this.#options.patienceMs)
          return reject(new TooBusy("too much waits to be answered"));
        await make().then(resolve, reject);
        const tookMs = this.#clock() - begunAt;
        await this.#pause(Math.min(LONGEST_PAUSE_MS, tookMs * OTHERS_SHARE));
      };
      this.#queue.add(turn, { priority }).catch(reject);
    });
  }

  #count(kind: Class, key: string, change: 1 | -1): void {
    this.#waiting[kind] += change;
    const own = (this.#own.get(key) ?? 0) + change;
    if (own === 0) this.#own.delete(key);
    else this.#own.set(key, own);
  }
}
