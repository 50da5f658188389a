import type { WindowAnswer } from "@/lib/contract/window";
import { steadyAxis, yAxis, type YAxisScale } from "../axes/y-axis";
import type { ChartSpec } from "../series/chart-specs";
import { type Drawing, drawUp } from "../series/drawing";

/** What React draws of a chart. While it is the same, a new answer moves only lines and numbers. */
export interface ChartForm {
  readonly axis: YAxisScale;
  /** The drawing of this form: its lines and limits still hold, its numbers do not. */
  readonly drawing: Drawing;
}

/**
 * One chart's numbers, kept outside React. Rendering eleven charts for every answer costs three
 * times as much as the change itself.
 */
export class LiveChart {
  readonly spec: ChartSpec;
  readonly #listeners = new Set<() => void>();
  #drawing: Drawing;
  #form: ChartForm;
  #seen = true;

  constructor(spec: ChartSpec, answer: WindowAnswer) {
    this.spec = spec;
    this.#drawing = drawUp(spec, answer);
    const { highest, spec: drawn } = this.#drawing;
    this.#form = { axis: yAxis(highest, drawn.unit), drawing: this.#drawing };
  }

  get drawing(): Drawing {
    return this.#drawing;
  }

  get form(): ChartForm {
    return this.#form;
  }

  /** Whether it is on the screen. Elsewhere no line is moved, and the pointer is not followed. */
  get seen(): boolean {
    return this.#seen;
  }

  /** The chart came onto the screen or left it. Listeners that waited for that draw now. */
  appear(seen: boolean): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    if (seen) this.#fit();
    this.#tell();
  }

  /** Takes a new answer and notifies the listeners. */
  show(answer: WindowAnswer): void {
    this.#drawing = drawUp(this.spec, answer);
    // The words of a chart are read aloud off the screen as well. Its axis can wait.
    if (this.#seen || saidKey(this.#drawing) !== saidKey(this.#form.drawing)) this.#fit();
    this.#tell();
  }

  /** The form for the newest answer. A chart off the screen may still have an older one. */
  get fitting(): ChartForm {
    const drawing = this.#drawing;
    const { axis } = this.#form;
    const { highest, spec } = drawing;
    return { axis: steadyAxis(axis, { highest, unit: spec.unit }), drawing };
  }

  #fit(): void {
    const { axis, drawing } = this.fitting;
    const before = this.#form;
    if (axis !== before.axis || formKey(drawing) !== formKey(before.drawing)) {
      this.#form = { axis, drawing };
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls the listener for every new drawing, until the returned function is called. */
  readonly join = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Equal for two drawings that differ only in the course of their lines and in their numbers. */
function formKey(drawing: Drawing): string {
  const inside = drawing.limits.map((limit) => limit.inside);
  const extremes = drawing.series.map((one) => one.extremes !== undefined);
  const { waitingAfter, saysCounting } = drawing;
  return JSON.stringify([saidKey(drawing), inside, extremes, waitingAfter, saysCounting]);
}

/** The part of the form that is in words: which series have data, and the limits. */
function saidKey({ empty, series, knownLimits, spec }: Drawing): string {
  const limits = knownLimits.map(({ word, last }) => [word, last]);
  return JSON.stringify([spec.unit, empty, series.map(({ name }) => name), limits]);
}
