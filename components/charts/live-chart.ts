import type { WindowAnswer } from "@/lib/contract/window";
import type { ChartSpec } from "./chart-specs";
import { type Drawing, drawUp } from "./drawing";
import { steadyAxis, type YAxisScale, yAxis } from "./y-axis";

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
  #near = true;
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

  /** Whether anybody can see it soon: the lines of a chart far off the screen are not moved. */
  get near(): boolean {
    return this.#near;
  }

  /** Whether it is on the screen: elsewhere nobody follows the pointer. */
  get seen(): boolean {
    return this.#seen;
  }

  /** It has come onto the screen, or gone from it. */
  appear(seen: boolean): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#tell();
  }

  /** It has come near the screen, or gone; those who waited for that draw now. */
  come(near: boolean): void {
    if (near === this.#near) return;
    this.#near = near;
    if (near) this.#fit();
    this.#tell();
  }

  /** Takes a new answer and tells those who draw. */
  show(answer: WindowAnswer): void {
    this.#drawing = drawUp(this.spec, answer);
    // What is read aloud of a chart far off the screen holds there as well; its axis can wait.
    if (this.#near || saidKey(this.#drawing) !== saidKey(this.#form.drawing)) this.#fit();
    this.#tell();
  }

  #fit(): void {
    const drawing = this.#drawing;
    const before = this.#form;
    const axis = steadyAxis(before.axis, { highest: drawing.highest, unit: this.spec.unit });
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
  return JSON.stringify([saidKey(drawing), inside, extremes]);
}

/** The part of that which is in words: what there is data of, and the limits. */
function saidKey({ empty, series, knownLimits }: Drawing): string {
  const limits = knownLimits.map(({ word, last }) => [word, last]);
  return JSON.stringify([empty, series.map(({ name }) => name), limits]);
}
