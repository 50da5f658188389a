import type { PlotScale } from "../marks/paths";
import type { Stroke } from "../marks/strokes";
import { beside, type KeptStretch, keptStretch, stillKept } from "./kept-stretch";

/**
 * The number of paths of a stroke in a live chart: its middle, and one for the parts on both sides.
 */
export function pathCount({ along }: Stroke): number {
  return along ? 2 : 1;
}

/**
 * The paths of a live chart at one scale, moved without React. A window that moves on loses a
 * bucket on the left and gains one on the right. The middle between them is not written again.
 */
export class LivePaths {
  readonly #paths: readonly Element[];
  readonly #scale: PlotScale;
  readonly #kept = new Map<string, KeptStretch>();
  readonly #written = new Map<Element, string>();

  /** @param paths the paths of all strokes in their order, {@link pathCount} for each */
  constructor(paths: Iterable<Element>, scale: PlotScale) {
    this.#paths = [...paths];
    this.#scale = scale;
  }

  /** Leaves strokes of another form alone: React is about to draw their paths. */
  move(strokes: readonly Stroke[]): void {
    const wanted = strokes.reduce((sum, stroke) => sum + pathCount(stroke), 0);
    if (wanted !== this.#paths.length) return;
    let next = 0;
    for (const stroke of strokes) {
      const paths = this.#paths.slice(next, (next += pathCount(stroke)));
      for (const [i, text] of this.#texts(stroke).entries()) this.#write(paths[i], text);
    }
  }

  /** The new course of each path of a stroke; undefined: as before. */
  #texts(stroke: Stroke): readonly (string | undefined)[] {
    const scale = this.#scale;
    const before = this.#kept.get(stroke.key);
    const isKept = before !== undefined && stillKept(before, stroke);
    const stretch = isKept ? before : keptStretch(stroke);
    if (!stretch) {
      this.#kept.delete(stroke.key);
      return [stroke.path(scale), ""];
    }
    this.#kept.set(stroke.key, stretch);
    const [left, right] = beside(stretch, stroke);
    return [
      isKept ? undefined : stroke.path(scale, stretch.span),
      stroke.path(scale, left) + stroke.path(scale, right),
    ];
  }

  #write(path: Element | undefined, text: string | undefined): void {
    if (!path || text === undefined || this.#written.get(path) === text) return;
    this.#written.set(path, text);
    path.setAttribute("d", text);
  }
}
