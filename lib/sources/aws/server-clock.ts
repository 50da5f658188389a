/** Less than this is the whole seconds of a `Date` header and the way there, ms. */
const MATTERS_MS = 5_000;

/** AWS's clock, as its answers tell it; ours as long as both agree. */
export class ServerClock {
  #aheadMs = 0;

  /** Notes what one answer told of AWS's clock, and ours then; epoch ms. */
  told(serverMs: number, localMs: number): void {
    const ahead = serverMs - localMs;
    this.#aheadMs = Math.abs(ahead) > MATTERS_MS ? ahead : 0;
  }

  /** Epoch ms. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }
}
