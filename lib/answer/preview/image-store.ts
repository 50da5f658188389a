import PQueue from "p-queue";
import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "@/lib/process/age-clock";
import { ageingCache } from "@/lib/process/ageing-cache";

/** Draws a picture, and says how long it may be kept, ms. */
type Draw<T> = () => Promise<{ readonly picture: T; readonly keepMs: number }>;

export class TooBusy extends Error {
  override readonly name = "TooBusy";
  constructor() {
    super("too many pictures wait to be drawn");
  }
}

export interface ImageStoreOptions {
  readonly most: number;
  /** How many may be in drawing or wait for it. */
  readonly queue: number;
  readonly ages?: Pick<AgeClock, "now">;
}

/**
 * Keeps drawn pictures, and lets one at a time be drawn: many crawlers that ask for one window get
 * one drawing, and many windows asked for at once wait for each other rather than taking the time of
 * pollers and viewers. Beyond `queue` waiting ones it refuses.
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
    if (this.#queue.size + this.#queue.pending >= this.#mostWaiting) throw new TooBusy();
    const start = this.#ages.now();
    const drawn = this.#queue.add(draw);
    const picture = drawn.then((made) => made.picture);
    // While it is on its way it has no age.
    this.#kept.set(key, picture);
    const isCurrent = () => this.#kept.peek(key) === picture;
    drawn.then(
      ({ keepMs }) => isCurrent() && this.#kept.set(key, picture, { ttl: keepMs, start }),
      () => isCurrent() && this.#kept.delete(key),
    );
    return picture;
  }
}
