import { normal, type Random } from "@/lib/demo/simulation/random";
import { type Trouble, troubleAt } from "../world/trouble";
import type { World } from "../world/world";

const SWELL_S = 2820;

/** The puts to the stream in one step, in records of the stream. */
export interface Put {
  readonly records: number;
  readonly refused: number;
  /** The refused records that no producer puts again. */
  readonly givenUp: number;
}

/** The producers: a wave, noise, and refused records. */
export class Puts {
  readonly #world: World;
  readonly #random: Random;
  #drift = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  step(second: number, seconds: number): Put {
    const { pipeline, troubles } = this.#world;
    this.#drift = 0.99 * this.#drift + 0.003 * normal(this.#random);
    const noise = 1 + this.#drift + 0.03 * normal(this.#random);
    if (isQuiet(troubles, second)) return { records: 0, refused: 0, givenUp: 0 };
    const swell = 1 + pipeline.wave * Math.sin((2 * Math.PI * second) / SWELL_S);
    const offered = Math.max(0, pipeline.recordsPerSecond * seconds * swell * noise);
    const limited = troubleAt(troubles, "writes-refused", second);
    const refused = limited === undefined ? 0 : offered * limited.part;
    const givenUp = limited?.givenUp === true ? refused : 0;
    return { records: Math.round(offered - givenUp), refused, givenUp };
  }
}

function isQuiet(troubles: readonly Trouble[], second: number): boolean {
  if (troubleAt(troubles, "nothing-put", second) !== undefined) return true;
  const bursts = troubleAt(troubles, "bursts", second);
  return bursts !== undefined && Math.floor((second - bursts.from) / bursts.seconds) % 2 === 1;
}
