import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "../age-clock";

/** A picture that is ready, or on its way. */
interface Kept<T> {
  readonly picture: Promise<T>;
  /** By the age clock; after it the picture is drawn anew. Infinity while it is on its way. */
  goodUntil: number;
}

/** Draws a picture, and says how long it may be kept, ms. */
type Draw<T> = () => Promise<{ readonly picture: T; readonly keepMs: number }>;

export class TooBusy extends Error {
  override readonly name = "TooBusy";
  constructor() {
    super("too many pictures wait to be drawn");
  }
}

export interface PictureStoreOptions {
  readonly most: number;
  readonly queue: number;
  readonly ages?: Pick<AgeClock, "now">;
}

/**
 * Keeps drawn pictures, and lets one at a time be drawn: many crawlers that ask for one window get
 * one drawing, and many windows asked for at once wait for each other rather than taking the time of
 * pollers and viewers. Beyond `queue` waiting ones it refuses.
 */
export class PictureStore<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #most: number;
  readonly #queue: number;
  readonly #ages: Pick<AgeClock, "now">;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor({ most, queue, ages = ageClock }: PictureStoreOptions) {
    this.#most = most;
    this.#queue = queue;
    this.#ages = ages;
  }

  /** @throws TooBusy */
  async picture(key: string, draw: Draw<T>): Promise<T> {
    const known = this.#kept.get(key);
    if (known && this.#ages.now() < known.goodUntil) return known.picture;
    this.#kept.delete(key);
    if (this.#waiting >= this.#queue) throw new TooBusy();
    const kept: Kept<T> = { picture: this.#drawn(key, draw), goodUntil: Infinity };
    this.#keep(key, kept);
    return kept.picture;
  }

  async #drawn(key: string, draw: Draw<T>): Promise<T> {
    try {
      const askedAt = this.#ages.now();
      const { picture, keepMs } = await this.#inTurn(draw);
      const kept = this.#kept.get(key);
      if (kept) kept.goodUntil = askedAt + keepMs;
      return picture;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  #keep(key: string, kept: Kept<T>): void {
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value ?? "");
    this.#kept.set(key, kept);
  }

  async #inTurn<R>(draw: () => Promise<R>): Promise<R> {
    const before = this.#last;
    this.#waiting += 1;
    const mine = before.then(draw, draw);
    this.#last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}
