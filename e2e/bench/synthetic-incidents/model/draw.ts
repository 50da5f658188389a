import type { Random } from "@/lib/demo/simulation/random";

/** Numbers drawn from a seed: the same seed gives the same incident. */
export class Draw {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.#random();
  }

  /** Evenly over orders of magnitude. */
  logBetween(low: number, high: number): number {
    return Math.exp(this.between(Math.log(low), Math.log(high)));
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  one<T>(from: readonly [T, ...T[]]): T {
    return from[Math.floor(this.#random() * from.length)] ?? from[0];
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }
}
