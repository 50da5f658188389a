/** Draws the selection into one chart: its two ends on the time axis, 0–1. Null removes it. */
export type DrawSelection = (part: readonly [from: number, to: number] | null) => void;

/** A span of less than this share of the axis counts as a click of an unsteady hand. */
const LEAST_SHARE = 0.01;

/**
 * A span that is being dragged, shown on all charts at once. It is kept outside React, like the
 * crosshair.
 */
export class ZoomSelection {
  readonly #charts = new Set<DrawSelection>();
  #begun: number | null = null;
  #end = 0;

  get dragging(): boolean {
    return this.#begun !== null;
  }

  /** Adds a chart until the returned function is called. */
  join(draw: DrawSelection): () => void {
    this.#charts.add(draw);
    draw(this.#part());
    return () => this.#charts.delete(draw);
  }

  begin(fraction: number): void {
    this.#begun = fraction;
    this.#end = fraction;
    this.#draw();
  }

  move(fraction: number): void {
    if (this.#begun === null) return;
    this.#end = fraction;
    this.#draw();
  }

  /** Ends the dragging. Returns the chosen part, or null when nothing was dragged. */
  release(): readonly [from: number, to: number] | null {
    const part = this.#part();
    this.cancel();
    return part;
  }

  cancel(): void {
    this.#begun = null;
    this.#draw();
  }

  #part(): readonly [number, number] | null {
    if (this.#begun === null) return null;
    const [from, to] = [Math.min(this.#begun, this.#end), Math.max(this.#begun, this.#end)];
    return to - from < LEAST_SHARE ? null : [from, to];
  }

  #draw(): void {
    const part = this.#part();
    for (const draw of this.#charts) draw(part);
  }
}
