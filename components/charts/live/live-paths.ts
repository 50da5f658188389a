import type { PlotScale } from "../marks/paths";
import { beside, type Standing, standingOf, stillStands } from "./kept-stretch";
import type { Stroke } from "../marks/strokes";

/** How many paths a stroke has in a live chart: its middle, and another for what lies on both sides of that. */
export function pathCount({ along }: Stroke): number {
  return along ? 2 : 1;
}

/**
 * The paths of a live chart at one scale, moved past React. A window that moves on loses a bucket
 * on the left and gains one on the right: what lies between is not written again.
 */
export class LivePaths {
  readonly #paths: readonly Element[];
  readonly #scale: PlotScale;
  readonly #standing = new Map<string, Standing>();
  readonly #written = new Map<Element, string>();

  /** @param paths those of all strokes in their order, {@link pathCount} of each */
  constructor(paths: Iterable<Element>, scale: PlotScale) {
    this.#paths = [...paths];
    this.#scale = scale;
  }

  /** Strokes of another form are left alone: React is about to draw their paths. */
  move(strokes: readonly Stroke[]): void {
    const wanted = strokes.reduce((sum, stroke) => sum + pathCount(stroke), 0);
    if (wanted !== this.#paths.length) return;
    let next = 0;
    for (const stroke of strokes) {
      const paths = this.#paths.slice(next, (next += pathCount(stroke)));
      for (const [i, text] of this.#texts(stroke).entries()) this.#write(paths[i], text);
    }
  }

  /** Where each path of a stroke runs now; undefined: where it did. */
  #texts(stroke: Stroke): readonly (string | undefined)[] {
    const scale = this.#scale;
    const before = this.#standing.get(stroke.key);
    const stands = before !== undefined && stillStands(before, stroke);
    const standing = stands ? before : standingOf(stroke);
    if (!standing) {
      this.#standing.delete(stroke.key);
      return [stroke.path(scale), ""];
    }
    this.#standing.set(stroke.key, standing);
    const [left, right] = beside(standing, stroke);
    return [
      stands ? undefined : stroke.path(scale, standing.span),
      stroke.path(scale, left) + stroke.path(scale, right),
    ];
  }

  #write(path: Element | undefined, text: string | undefined): void {
    if (!path || text === undefined || this.#written.get(path) === text) return;
    this.#written.set(path, text);
    path.setAttribute("d", text);
  }
}
