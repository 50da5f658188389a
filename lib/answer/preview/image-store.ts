import PQueue from "p-queue";
import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "@/lib/process/age-clock";
import { ageingCache } from "@/lib/process/ageing-cache";
import { TooBusy } from "../query/too-busy";

/** Draws an image, and says how long it may be kept, ms. */
type Draw<T> = () => Promise<{ readonly picture: T; readonly keepMs: number }>;

export interface ImageStoreOptions {
  readonly most: number;
  /** How many may be drawn or wait at a time. */
  readonly queue: number;
  readonly ages?: Pick<AgeClock, "now">;
}

/**
 * Keeps drawn images, and draws one at a time. Many crawlers that ask for one window share one
 * drawing. Many windows asked for at once wait for each other, so that pollers and viewers keep
 * their time. Beyond `queue` waiting images it refuses.
 */
export class ImageStore<T> {
  readonly #kept;
  readonly #mostWaiting: number;
  readonly #ages: Pick<AgeClock, "now">;
  readonly #queue = new PQueue({ concurrency: 1 });

  constructor({ most, queue, ages = ageClock }: ImageStoreOptions) {
    this.#kept = ageingCache<Promise<T>>(most, ages);
    this.#mostWaiting = queue;
    this.#ages = ages;
  }

  /** @throws TooBusy */
  async image(key: string, draw: Draw<T>): Promise<T> {
    const known = this.#kept.get(key);
    if (known) return known;
    if (this.#queue.size + this.#queue.pending >= this.#mostWaiting)
      throw new TooBusy("too many images wait to be drawn");
    const start = this.#ages.now();
    const drawn = this.#queue.add(draw);
    const picture = drawn.then((made) => made.picture);
    // It gets its age only once it is drawn.
    this.#kept.set(key, picture);
    const isCurrent = () => this.#kept.peek(key) === picture;
    drawn.then(
      ({ keepMs }) => isCurrent() && this.#kept.set(key, picture, { ttl: keepMs, start }),
      () => isCurrent() && this.#kept.delete(key),
    );
    return picture;
  }
}
