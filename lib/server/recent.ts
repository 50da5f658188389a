import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "./age-clock";

interface Options {
  /** Of more the oldest are dropped. */
  readonly most: number;
  readonly ages?: Pick<AgeClock, "now">;
}

/**
 * What was made lately, for the next who asks for it. How old it is goes by a clock that never goes
 * back: an answer that is handed out again must not outlive a step of the clock on the wall.
 */
export class Recent<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly madeAt: number }>();
  readonly #most: number;
  readonly #ages: Pick<AgeClock, "now">;

  constructor({ most, ages = ageClock }: Options) {
    this.#most = most;
    this.#ages = ages;
  }

  /** What is younger than `ageMs`; undefined: there is none, and what was older is dropped. */
  young(key: string, ageMs: number): T | undefined {
    const known = this.#kept.get(key);
    if (known && this.#ages.now() - known.madeAt < ageMs) return known.value;
    this.#kept.delete(key);
    return undefined;
  }

  keep(key: string, value: T): void {
    this.#kept.delete(key);
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value ?? "");
    this.#kept.set(key, { value, madeAt: this.#ages.now() });
  }

  /** Drops a value that turned out to be none; one that was kept since under the same key stays. */
  drop(key: string, value: T): void {
    if (this.#kept.get(key)?.value === value) this.#kept.delete(key);
  }
}
