import { type SampleSet, together } from "./sample-set";

const MINUTE_SECONDS = 60;

interface Arrived {
  /** Epoch s of the second in which it was written. */
  readonly second: number;
  readonly minute: number;
  samples: SampleSet;
}

/**
 * One metric with one set of dimensions, minute by minute. A sample becomes visible a fixed time
 * after it was written, second by second. So the newest visible minute is partial, as CloudWatch
 * shows it.
 */
export class MetricSeries {
  readonly #lateMs: number;
  #waiting: Arrived[] = [];
  /** From a minute (its start, epoch s) to its visible part, in the order in which they came. */
  readonly #visible = new Map<number, SampleSet>();

  constructor(lateMs: number) {
    this.#lateMs = lateMs;
  }

  /** Adds samples of the time `at` that were written at `toldAt`; both epoch ms. */
  add(samples: SampleSet, at: number, toldAt: number): void {
    const second = Math.floor(toldAt / 1_000);
    const minute = startOf(Math.floor(at / 1_000), MINUTE_SECONDS);
    const last = this.#waiting.at(-1);
    if (last?.second === second && last.minute === minute) {
      last.samples = together(last.samples, samples);
    } else {
      this.#waiting.push({ second, minute, samples });
    }
  }

  /**
   * Makes samples visible that are old enough at `now`, epoch ms: in whole seconds, by their last
   * sample.
   */
  publish(now: number): void {
    const ready = this.#waiting.findIndex(
      ({ second }) => (second + 1) * 1_000 + this.#lateMs > now,
    );
    const count = ready < 0 ? this.#waiting.length : ready;
    for (const { minute, samples } of this.#waiting.splice(0, count)) {
      const before = this.#visible.get(minute);
      this.#visible.set(minute, before ? together(before, samples) : samples);
    }
  }

  /**
   * The visible samples by period, ascending by its start; epoch s and s. Start inclusive, end
   * exclusive; periods start at multiples of their length. A period without samples is left out.
   */
  periods(span: { start: number; end: number; period: number }): readonly [number, SampleSet][] {
    const periods = new Map<number, SampleSet>();
    for (const [minute, samples] of this.#visible) {
      const at = startOf(minute, span.period);
      if (at < span.start || at >= span.end) continue;
      const before = periods.get(at);
      periods.set(at, before ? together(before, samples) : samples);
    }
    return [...periods].toSorted(([left], [right]) => left - right);
  }
}

const startOf = (second: number, period: number): number => second - (second % period);
