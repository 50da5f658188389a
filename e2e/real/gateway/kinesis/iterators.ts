/** What an iterator reads. */
export interface Position {
  readonly stream: string;
  readonly shardId: string;
}

/** Iterators live for five minutes; a caller may use one again after a refusal. */
const LIFE_MS = 300_000;

/** The iterators that were handed out: a GetRecords call says nothing else of what it reads. */
export class Iterators {
  readonly #handedOut = new Map<string, Position & { readonly until: number }>();

  handOut(iterator: unknown, position: Position, now: number): void {
    if (typeof iterator !== "string") return;
    // The newest stand last, also those that are handed out again.
    this.#handedOut.delete(iterator);
    this.#handedOut.set(iterator, { ...position, until: now + LIFE_MS });
    for (const [oldest, { until }] of this.#handedOut) {
      if (until > now) break;
      this.#handedOut.delete(oldest);
    }
  }

  /** Undefined for one that did not come through the gateway, or is too old. */
  positionOf(iterator: unknown): Position | undefined {
    return typeof iterator === "string" ? this.#handedOut.get(iterator) : undefined;
  }
}
