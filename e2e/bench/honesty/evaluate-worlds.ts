import { drawWorld } from "./draw/draw-world";
import { judge, type Judged } from "./evaluated";

export interface Lot {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** Judges the worlds of a seed whose numbers lie in [from, to). */
export function evaluateWorlds({ seed, from, to }: Lot): readonly Judged[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => judge(drawWorld(seed, from + i)));
}
