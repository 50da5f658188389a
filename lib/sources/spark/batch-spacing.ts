/**
 * How far apart batch ids lie. The batch interval is only the least distance: an application with
 * nothing but windowed outputs makes batches further apart, and two windows make uneven distances.
 */
export class BatchSpacing {
  #newest: number | undefined;
  /** The distance seen so far; undefined before two ids, "uneven" once two distances differ. */
  #step: number | "uneven" | undefined;

  get newest(): number | undefined {
    return this.#newest;
  }

  add(id: number): void {
    if (this.#newest !== undefined) {
      const distance = id - this.#newest;
      if (distance <= 0) return;
      this.#step = this.#step === undefined || this.#step === distance ? distance : "uneven";
    }
    this.#newest = id;
  }

  /** Where the next batch may be, likeliest first: every multiple of the interval can hold one. */
  *candidates(intervalMs: number): Generator<number, void> {
    if (this.#newest === undefined || intervalMs <= 0) return;
    const likely = typeof this.#step === "number" ? this.#newest + this.#step : undefined;
    if (likely !== undefined) yield likely;
    for (let id = this.#newest + intervalMs; ; id += intervalMs) if (id !== likely) yield id;
  }
}
