/** A smaller difference is explained by the whole seconds of a `Date` header and the latency, ms. */
const MATTERS_MS = 5_000;

/** AWS's clock, from its answers; our own while the two agree. */
export class ServerClock {
  #aheadMs = 0;

  /** Records AWS's clock in one answer, and ours at that moment; epoch ms. */
  told(serverMs: number, localMs: number): void {
    const ahead = serverMs - localMs;
    this.#aheadMs = Math.abs(ahead) > MATTERS_MS ? ahead : 0;
  }

  /** Epoch ms. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }
}
