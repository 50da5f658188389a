import type { WindowAnswer } from "@/lib/contract/window";
import { steadyAxis, yAxis, type YAxisScale } from "../axes/y-axis";
import type { ChartSpec } from "../series/chart-specs";
import { type Drawing, drawUp } from "../series/drawing";

/** What React draws of a chart. While it stays, a new answer moves lines and numbers alone. */
export interface ChartForm {
  readonly axis: YAxisScale;
  /** The drawing that brought this form: which lines and limits there are still holds, their numbers do not. */
  readonly drawing: Drawing;
}

/**
 * One chart's numbers, past React: eleven charts that render for every answer cost three times as
 * much as what they have to change.
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
    const { highest } = this.#drawing;
    this.#form = { axis: yAxis(highest, spec.unit), drawing: this.#drawing };
  }

  get drawing(): Drawing {
    return this.#drawing;
  }

  get form(): ChartForm {
    return this.#form;
  }

  /** Whether it is on the screen: elsewhere no line is moved, and nobody follows the pointer. */
  get seen(): boolean {
    return this.#seen;
  }

  /** It has come onto the screen, or gone from it; those who waited for that draw now. */
  appear(seen: boolean): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    if (seen) this.#fit();
    this.#tell();
  }

  /** Takes a new answer and tells those who draw. */
  show(answer: WindowAnswer): void {
    this.#drawing = drawUp(this.spec, answer);
    // What is read aloud of a chart holds off the screen as well; its axis can wait.
    if (this.#seen || saidKey(this.#drawing) !== saidKey(this.#form.drawing)) this.#fit();
    this.#tell();
  }

  /** The form for the newest answer, which a chart off the screen need not have taken on. */
  get fitting(): ChartForm {
    const drawing = this.#drawing;
    const { axis } = this.#form;
    return {
      axis: steadyAxis(axis, { highest: drawing.highest, unit: this.spec.unit }),
      drawing,
    };
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

  /** Tells of every new drawing until the returned function is called. */
  readonly join = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Equal for two drawings that differ in nothing but where their lines run and what their numbers are. */
function formKey(drawing: Drawing): string {
  const inside = drawing.limits.map((limit) => limit.inside);
  const extremes = drawing.series.map((one) => one.extremes !== undefined);
  return JSON.stringify([saidKey(drawing), inside, extremes, drawing.waitingAfter]);
}

/** The part of that which is in words: what there is data of, and the limits. */
function saidKey({ empty, series, knownLimits }: Drawing): string {
  const limits = knownLimits.map(({ word, last }) => [word, last]);
  return JSON.stringify([empty, series.map(({ name }) => name), limits]);
}
