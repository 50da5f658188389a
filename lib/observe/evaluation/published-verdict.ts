import type { Verdict } from "@/lib/domain/verdict";
import { isSameState } from "@/lib/domain/verdict-change";

/**
 * The verdict that answers tell: the newest one whose data can be read. A headline about batches
 * must not stand over charts that have none yet.
 */
export class PublishedVerdict {
  #verdict: Verdict | undefined;
  #version = 0;
  #made = 0;
  #shown = 0;

  /** Undefined: there has been none. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** Another one each time that the verdict says something else, or rests on more of the past. */
  get version(): number {
    return this.#version;
  }

  /**
   * Publishes a verdict once what it rests on can be read, unless a newer one is out by then.
   *
   * @param readable resolves when its data are written, or are not waited for any longer
   * @param hasMore it rests on more of the past than the one before
   */
  async publish(verdict: Verdict, readable: Promise<void>, hasMore: boolean): Promise<void> {
    const made = ++this.#made;
    await readable;
    if (made < this.#shown) return;
    this.#shown = made;
    if (hasMore || !isSameState(this.#verdict ?? null, verdict)) this.#version++;
    this.#verdict = verdict;
  }
}
