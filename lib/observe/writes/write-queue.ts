import { setImmediate } from "node:timers/promises";
import { retryDelayMs } from "@/lib/poller/poller";
import { withinTime } from "@/lib/process/within-time";
import { type WaitingWrite, WriteLanes } from "./write-lanes";

export interface WriteQueueOptions {
  /** At most so many writes wait. Of more, the oldest are let go. */
  readonly most: number;
  /** A write that has waited longer than this is let go, ms, unless it must last. */
  readonly keptMs: number;
  /** A write that has not ended after this long counts as refused, ms. */
  readonly timeoutMs: number;
  /** First and longest wait before refused writes are made again, ms. */
  readonly retry: { readonly firstMs: number; readonly mostMs: number };
  /** @param times how often this very write has been refused by now */
  readonly onRefused: (lane: string, error: unknown, times: number) => void;
  /** A clock that never goes back, ms. */
  readonly age: () => number;
}

export interface WriteOptions {
  /** It waits however long it takes, and goes last when too many wait. */
  readonly mustLast?: boolean;
  /** Told once how it ended: written, or let go. */
  readonly end?: WaitingWrite["end"];
}

/** After so many refusals in a row the store is left alone for a while. */
const REFUSED_IN_A_ROW = 3;

/** So many writes are made before the event loop gets its turn: a few milliseconds' work. */
const WRITES_AT_ONCE = 20;

/**
 * Makes writes one after the other, behind those who ask for them, and again until the store takes
 * them. Each has a lane: the writes of a lane are made in their order, and a refused one holds up
 * only its own lane. Every write must be idempotent: one that was given up may have been done.
 */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  readonly #lanes: WriteLanes;
  #failedRounds = 0;
  /** Refusals since a write was last taken. */
  #refusedInARow = 0;
  #retry: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #ended = false;

  constructor(options: WriteQueueOptions) {
    this.#options = options;
    this.#lanes = new WriteLanes(options);
  }

  /** How many writes wait, the one under way included. */
  get waiting(): number {
    return this.#lanes.waiting;
  }

  /** How many were let go unwritten since the start. */
  get lost(): number {
    return this.#lanes.lost;
  }

  /** When the first of the writes that were refused and still wait was, by the age clock; undefined: none. */
  get refusedSince(): number | undefined {
    const refused = this.#lanes.heads.filter(({ refusals }) => refusals > 0);
    if (refused.length === 0) return undefined;
    return Math.min(...refused.map(({ refusedSince }) => refusedSince));
  }

  /** Adds a write. It is made behind the caller. */
  add(lane: string, write: WaitingWrite["write"], options: WriteOptions = {}): void {
    const { mustLast = false, end = () => undefined } = options;
    const addedAt = this.#options.age();
    this.#lanes.add(lane, { write, addedAt, mustLast, end, refusals: 0, refusedSince: 0 });
    this.#work();
  }

  /** Resolves when all is written or the store refuses something, and after `ms` at the latest. */
  async settled(ms: number): Promise<void> {
    if (this.refusedSince === undefined) await this.#worked(ms);
  }

  /** Makes what waits once more, for `ms` at most, and nothing after that. */
  async end(ms: number): Promise<void> {
    this.#stopWaiting();
    this.#work();
    await this.#worked(ms);
    this.#ended = true;
    this.#stopWaiting();
  }

  /** Resolves when what is under way is over, and after `ms` at the latest. */
  async #worked(ms: number): Promise<void> {
    const working = this.#working;
    if (working !== undefined) await withinTime(() => working, ms).catch(() => undefined);
  }

  /** Makes what waits, unless that is under way or the store is being left alone. */
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
        // The others come first next time: a few refused lanes must not hold up the rest.
        this.#lanes.moveLast(lane);
      }
    }
    return refused.size > 0;
  }

  /** Makes a lane's writes in their order. False: one was refused, and waits with those behind it. */
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
