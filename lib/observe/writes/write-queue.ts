import { setImmediate } from "node:timers/promises";
import { retryDelayMs } from "@/lib/poller/poller";
import { withinTime } from "@/lib/process/within-time";
import { type WaitingWrite, WriteLanes } from "./write-lanes";

export interface WriteQueueOptions {
  /** The most writes that may wait. Beyond that the oldest are dropped. */
  readonly most: number;
  /** A write that has waited longer than this is dropped, ms, unless it must last. */
  readonly keptMs: number;
  /** A write that has not ended after this long counts as refused, ms. */
  readonly timeoutMs: number;
  /** First and longest wait before refused writes are retried, ms. */
  readonly retry: { readonly firstMs: number; readonly mostMs: number };
  /** @param times how often this very write has been refused so far */
  readonly onRefused: (lane: string, error: unknown, times: number) => void;
  /** A clock that never goes back, ms. */
  readonly age: () => number;
}

export interface WriteOptions {
  /** It is never dropped for its age, and is dropped last when too many wait. */
  readonly mustLast?: boolean;
  /** Called once at the end: true when it was written, false when it was dropped. */
  readonly end?: WaitingWrite["end"];
}

/** After this many refusals in a row the store is left alone for a while. */
const REFUSED_IN_A_ROW = 3;

/** Writes made before the event loop gets its turn: a few milliseconds of work. */
const WRITES_AT_ONCE = 20;

/**
 * Makes writes one after the other, in the background, and retries them until the store takes them.
 * Each write has a lane. The writes of a lane are made in order, and a refused one delays only its
 * own lane. Every write must be idempotent: one that was given up may have been done.
 */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  readonly #lanes: WriteLanes;
  #failedRounds = 0;
  /** Refusals since the last success. */
  #refusedInARow = 0;
  #retry: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #ended = false;

  constructor(options: WriteQueueOptions) {
    this.#options = options;
    this.#lanes = new WriteLanes(options);
  }

  /** Number of waiting writes, including the one under way. */
  get waiting(): number {
    return this.#lanes.waiting;
  }

  /** Number of writes dropped since the start. */
  get lost(): number {
    return this.#lanes.lost;
  }

  /**
   * When the first of the refused writes that still wait was refused, by the age clock; undefined:
   * none.
   */
  get refusedSince(): number | undefined {
    const refused = this.#lanes.heads.filter(({ refusals }) => refusals > 0);
    if (refused.length === 0) return undefined;
    return Math.min(...refused.map(({ refusedSince }) => refusedSince));
  }

  /** Adds a write. The caller does not wait for it. */
  add(lane: string, write: WaitingWrite["write"], options: WriteOptions = {}): void {
    const { mustLast = false, end = () => undefined } = options;
    const addedAt = this.#options.age();
    this.#lanes.add(lane, { write, addedAt, mustLast, end, refusals: 0, refusedSince: 0 });
    this.#work();
  }

  /** Resolves when all is written or the store refuses something, but after `ms` at the latest. */
  async settled(ms: number): Promise<void> {
    if (this.refusedSince === undefined) await this.#worked(ms);
  }

  /** Tries the waiting writes once more, for at most `ms`, and nothing after that. */
  async end(ms: number): Promise<void> {
    this.#stopWaiting();
    this.#work();
    await this.#worked(ms);
    this.#ended = true;
    this.#stopWaiting();
  }

  /** Resolves when the work under way is over, but after `ms` at the latest. */
  async #worked(ms: number): Promise<void> {
    const working = this.#working;
    if (working !== undefined) await withinTime(() => working, ms).catch(() => undefined);
  }

  /** Makes the waiting writes, unless that is under way or the store is left alone. */
  #work(): void {
    if (this.#ended || this.#working !== undefined || this.#retry !== undefined) return;
    this.#working = this.#untilRefused().then((isRefused) => {
      this.#working = undefined;
      this.#failedRounds = isRefused ? this.#failedRounds + 1 : 0;
      if (isRefused) this.#workLater();
    });
  }

  #workLater(): void {
    if (this.#ended) return;
    const ms = retryDelayMs(this.#failedRounds, this.#options.retry, Math.random());
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#work();
    }, ms);
  }

  #stopWaiting(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  /** True when something was refused; false when nothing waits any more. */
  async #untilRefused(): Promise<boolean> {
    const refused = new Set<string>();
    for (;;) {
      const lane = this.#lanes.names.find((name) => !refused.has(name));
      const isAway = refused.size > 0 && this.#refusedInARow >= REFUSED_IN_A_ROW;
      if (lane === undefined || isAway || this.#ended) break;
      if (!(await this.#writeLane(lane))) {
        refused.add(lane);
        // The others come first next time: a few refused lanes must not delay the rest.
        this.#lanes.moveLast(lane);
      }
    }
    return refused.size > 0;
  }

  /** Makes a lane's writes in order. False: one was refused, and waits with those behind it. */
  async #writeLane(lane: string): Promise<boolean> {
    for (let made = 1; !this.#ended; made++) {
      const head = this.#lanes.head(lane);
      if (head === undefined) break;
      if (!(await this.#isTaken(lane, head))) return false;
      this.#lanes.remove(lane, head, true);
      if (made % WRITES_AT_ONCE === 0) await setImmediate();
    }
    return true;
  }

  async #isTaken(lane: string, waiting: WaitingWrite): Promise<boolean> {
    const { timeoutMs, onRefused, age } = this.#options;
    try {
      await withinTime(waiting.write, timeoutMs);
      this.#refusedInARow = 0;
      return true;
    } catch (error) {
      if (waiting.refusals === 0) waiting.refusedSince = age();
      waiting.refusals++;
      this.#refusedInARow++;
      onRefused(lane, error, waiting.refusals);
      return false;
    }
  }
}
