import { drawWorld } from "./draw/draw-world";
import { evaluate, type Evaluated } from "./evaluated";

export interface Lot {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** Evaluates the worlds of a seed with numbers in [from, to). */
export function evaluateWorlds({ seed, from, to }: Lot): readonly Evaluated[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) =>
    evaluate(drawWorld(seed, from + i)),
  );
}
