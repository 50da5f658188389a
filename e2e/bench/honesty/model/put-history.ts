/**
 * The number of records put to the whole stream by a second, counted from the start. A shard's
 * position is the same number, because each shard gets its share of each second's puts. Before the
 * start the put rate counts as constant.
 */
export class PutHistory {
  readonly #totals: number[] = [0];
  readonly #start: number;
  readonly #step: number;
  readonly #before: number;

  /** @param before the put rate before the start, records/s */
  constructor(start: number, step: number, before: number) {
    this.#start = start;
    this.#step = step;
    this.#before = before;
  }

  add(records: number): void {
    this.#totals.push(this.total + records);
  }

  get total(): number {
    return this.#totals[this.#totals.length - 1] ?? 0;
  }

  /** The number of records put by a second. */
  at(second: number): number {
    if (second <= this.#start) return (second - this.#start) * this.#before;
    const index = Math.min(this.#totals.length - 1, (second - this.#start) / this.#step);
    const low = Math.floor(index);
    const left = this.#totals[low] ?? 0;
    const right = this.#totals[low + 1] ?? left;
    return left + (right - left) * (index - low);
  }

  /** When the record after a position was put, epoch s; undefined when it was not put yet. */
  putAt(position: number): number | undefined {
    if (position >= this.total - 1e-6) return undefined;
    if (position < 0) return this.#start + position / this.#before;
    let [low, high] = [0, this.#totals.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#totals[middle] ?? 0) > position + 1e-9) high = middle;
      else low = middle + 1;
    }
    return this.#start + (low - 1) * this.#step;
  }
}
