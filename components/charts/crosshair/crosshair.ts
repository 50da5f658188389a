import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { axisSpan, type TimeSpan } from "../axes/time-ticks";
import type { KeySteps } from "./key-steps";

type ShownWindow = WindowAnswer["window"];

/**
 * One chart's callback: shows the crosshair's line and values at a mark, or removes them for null.
 */
export type DrawCrosshair = (mark: CrosshairMark | null) => void;

export interface CrosshairMark {
  /** Start of the bucket that it points at, epoch ms. */
  readonly at: number;
  /** The bucket's middle on the time axis, 0 (left) to 1, and its share of the axis. */
  readonly fraction: number;
  readonly share: number;
  /** The id of the chart that is read; null: none in particular. */
  readonly chart: string | null;
  /** It stays where it is when the finger is lifted. */
  readonly held: boolean;
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
  /** The bucket that is pointed at: keys may step wider than the pointer. */
  #bucketMs = MINUTE_MS;
  #at: number | null = null;
  #chart: string | null = null;
  #held = false;

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

  get held(): boolean {
    return this.#held;
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

  /** Points at a fraction of one chart's time axis, snapped to a bucket. */
  point(fraction: number, chart: string | null = null): void {
    const { from, to } = this.#span;
    this.#set(from + fraction * (to - from), this.#stepMs, chart);
  }

  /** Moves by whole steps. The first move begins at the newest datapoint. */
  nudge(steps: number, { stepMs, begin, end, chart }: KeySteps): void {
    const wanted = this.#at === null ? (begin ?? this.#span.to) : this.#at + steps * stepMs;
    this.#set(Math.min(wanted, end ?? wanted), stepMs, chart);
  }

  first({ stepMs, chart }: KeySteps): void {
    this.#set(this.#span.from, stepMs, chart);
  }

  last({ stepMs, end, chart }: KeySteps): void {
    this.#set(end ?? this.#span.to, stepMs, chart);
  }

  /** Keeps the reading when the finger is lifted, until it is hidden or points elsewhere. */
  hold(): void {
    if (this.#at === null || this.#held) return;
    this.#held = true;
    this.#draw();
  }

  /** The pointer left. A reading that is held stays. */
  leave(): void {
    if (!this.#held) this.hide();
  }

  hide(): void {
    this.#held = false;
    if (this.#at === null) return;
    this.#at = null;
    this.#draw();
  }

  /** Remembers the present reading. The returned function goes back to it. */
  remember(): () => void {
    const [at, bucketMs, chart, held] = [this.#at, this.#bucketMs, this.#chart, this.#held];
    return () => {
      this.#held = held;
      if (at === null) this.hide();
      else this.#set(at, bucketMs, chart);
    };
  }

  #set(wanted: number, step: number, chart: string | null): void {
    const { from, to } = this.#span;
    const least = Math.ceil(from / step) * step;
    const snapped = Math.floor(Math.min(wanted, to - 1) / step) * step;
    const at = Math.max(least, snapped);
    if (at === this.#at && step === this.#bucketMs && chart === this.#chart) return;
    this.#at = at;
    this.#bucketMs = step;
    this.#chart = chart;
    this.#draw();
  }

  #mark(): CrosshairMark | null {
    if (this.#at === null) return null;
    const { from, to } = this.#span;
    const middle = this.#at + this.#bucketMs / 2;
    return {
      at: this.#at,
      fraction: Math.min(1, Math.max(0, (middle - from) / (to - from))),
      share: this.#bucketMs / (to - from),
      chart: this.#chart,
      held: this.#held,
    };
  }

  #draw(): void {
    const mark = this.#mark();
    for (const draw of this.#charts) draw(mark);
  }
}
