import { LRUCache } from "lru-cache";
import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "./age-clock";
import { withinTime } from "./within-time";

interface Kept<T> {
  /** The newest value; undefined: none was made yet. */
  value?: T;
  /** When it was last begun, by the age clock, ms. */
  readonly begunAt: number;
  /** The first making, which a reader may wait for. */
  readonly first: Promise<void>;
}

export interface KeptFreshOptions {
  /** A value is made again at most this often, ms. */
  readonly everyMs: number;
  /** The longest wait for a first value, ms. */
  readonly patienceMs: number;
  /** Distinct values. Beyond that the least recently used are dropped. */
  readonly most: number;
  readonly onFault: (error: unknown) => void;
  readonly ages?: Pick<AgeClock, "now">;
}

/**
 * Values that many readers share and none waits for. A first value is waited for briefly. An old
 * one is given out while the next one is made, so that it is one reading old at most.
 */
export class KeptFresh<T> {
  readonly #options: KeptFreshOptions;
  readonly #ages: Pick<AgeClock, "now">;
  readonly #kept: LRUCache<string, Kept<T>>;

  constructor(options: KeptFreshOptions) {
    this.#options = options;
    this.#ages = options.ages ?? ageClock;
    this.#kept = new LRUCache({ max: options.most });
  }

  /**
   * The value of a key. Undefined: none is ready, or it could not be made.
   *
   * @param make.first the first value, at once
   * @param make.next any later one, when there is time for it
   */
  async get(
    key: string,
    make: { readonly first: () => Promise<T>; readonly next: () => Promise<T> },
  ): Promise<T | undefined> {
    const known = this.#kept.get(key);
    const isOld = !known || this.#ages.now() - known.begunAt >= this.#options.everyMs;
    const isMade = known !== undefined && "value" in known;
    const kept = isOld ? this.#begin(key, isMade ? make.next : make.first, known) : known;
    if (!("value" in kept)) {
      await withinTime(() => kept.first, this.#options.patienceMs).catch(() => {});
    }
    return kept.value;
  }

  #begin(key: string, make: () => Promise<T>, before: Kept<T> | undefined): Kept<T> {
    const kept: Kept<T> = {
      ...(before && "value" in before && { value: before.value }),
      begunAt: this.#ages.now(),
      first: Promise.resolve()
        .then(make)
        .then(
          (value) => void (kept.value = value),
          (error: unknown) => this.#options.onFault(error),
        ),
    };
    this.#kept.set(key, kept);
    return kept;
  }
}
