import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { axisSpan, type TimeSpan } from "../axes/time-ticks";

type ShownWindow = WindowAnswer["window"];

/**
 * One chart's callback: shows the crosshair's line and values at a mark, or removes them for null.
 */
export type DrawCrosshair = (mark: CrosshairMark | null) => void;

export interface CrosshairMark {
  /** Epoch ms. */
  readonly at: number;
  /** Position on the time axis, 0 (left) to 1. */
  readonly fraction: number;
}

/**
 * The one instant that all charts of the page point at. It is kept outside React: a pointer moves a
 * hundred times a second, and rendering eight charts for each move is slow.
 */
export class Crosshair {
  readonly #charts = new Set<DrawCrosshair>();
  #window: ShownWindow;
  #span: TimeSpan;
  #stepMs = MINUTE_MS;
  #at: number | null = null;

  constructor(window: ShownWindow) {
    this.#window = window;
    this.#span = axisSpan(window);
  }

  /** The window that the charts show, for code that needs it when a key is pressed. */
  get window(): ShownWindow {
    return this.#window;
  }

  get at(): number | null {
    return this.#at;
  }

  /** Adds a chart until the returned function is called. */
  join(draw: DrawCrosshair): () => void {
    this.#charts.add(draw);
    draw(this.#mark());
    return () => this.#charts.delete(draw);
  }

  /** Takes a new answer. The crosshair stays at its time, not at its pixel. */
  fit(window: ShownWindow, stepMs: number): void {
    this.#window = window;
    this.#span = axisSpan(window);
    this.#stepMs = Math.max(1, stepMs);
    if (this.#at !== null) this.#draw();
  }

  /** Points at a fraction of the time axis, snapped to a bucket. */
  point(fraction: number): void {
    const { from, to } = this.#span;
    this.#set(from + fraction * (to - from));
  }

  /** Moves by whole buckets. The first move begins at the newest bucket. */
  nudge(buckets: number): void {
    this.#set(this.#at === null ? this.#span.to : this.#at + buckets * this.#stepMs);
  }

  first(): void {
    this.#set(this.#span.from);
  }

  last(): void {
    this.#set(this.#span.to);
  }

  hide(): void {
    if (this.#at === null) return;
    this.#at = null;
    this.#draw();
  }

  #set(wanted: number): void {
    const { from, to } = this.#span;
    const step = this.#stepMs;
    const least = Math.ceil(from / step) * step;
    const snapped = Math.floor(Math.min(wanted, to - 1) / step) * step;
    const at = Math.max(least, snapped);
    if (at === this.#at) return;
    this.#at = at;
    this.#draw();
  }

  #mark(): CrosshairMark | null {
    if (this.#at === null) return null;
    const { from, to } = this.#span;
    const middle = this.#at + this.#stepMs / 2;
    return { at: this.#at, fraction: Math.min(1, Math.max(0, (middle - from) / (to - from))) };
  }

  #draw(): void {
    const mark = this.#mark();
    for (const draw of this.#charts) draw(mark);
  }
}

const A_PAGE = 12;

/** Moves the crosshair by a key's name; false when the key is not one of the crosshair's. */
export function moveByKey(crosshair: Crosshair, key: string): boolean {
  switch (key) {
    case "ArrowLeft":
      crosshair.nudge(-1);
      return true;
    case "ArrowRight":
      crosshair.nudge(1);
      return true;
    case "PageUp":
      crosshair.nudge(-A_PAGE);
      return true;
    case "PageDown":
      crosshair.nudge(A_PAGE);
      return true;
    case "Home":
      crosshair.first();
      return true;
    case "End":
      crosshair.last();
      return true;
    case "Escape":
      crosshair.hide();
      return true;
    default:
      return false;
  }
}
