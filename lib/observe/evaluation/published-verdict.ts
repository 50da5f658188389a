import type { Verdict } from "@/lib/domain/verdict";
import { isSameState } from "@/lib/domain/verdict-change";

/**
 * The newest verdict whose data can be read. A headline about batches must not appear over charts
 * that do not have them yet.
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

  /** Changes each time that the verdict says something else, or rests on more of the past. */
  get version(): number {
    return this.#version;
  }

  /**
   * Publishes a verdict once its data can be read, unless a newer one has been published by then.
   *
   * @param readable resolves when the data are written, or are no longer waited for
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
