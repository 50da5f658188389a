import { ALL_CHARTS } from "@/components/charts/series/chart-specs";
import { REFRESH_MS, type SeriesView, type WindowAnswer } from "@/lib/contract/window";

/** Points of every series, one refresh apart: each answer moves all lines by one point. */
const POINTS = 360;
/** The window that the pages ask for. */
export const TAPE_QUERY = `from=now-${(POINTS * REFRESH_MS) / 60_000}m&to=now`;
/** A period of the values that differs from the window's: each answer's lines differ from the last's. */
const PERIOD = 371;
const AXIS_MS = 60_000;
const DRAWN: ReadonlySet<string> = new Set(ALL_CHARTS.flatMap(({ series }) => series));

/**
 * An endless recording of one pipeline's answers, a refresh apart: one answer of the product, moved
 * in time, with every drawn series full, even if its source is coarse. Both pages get the same one,
 * as fast as they can take it.
 */
export class Tape {
  readonly #recorded: WindowAnswer;
  readonly #start: number;

  constructor(recorded: WindowAnswer) {
    this.#recorded = recorded;
    this.#start = Math.floor(recorded.now / REFRESH_MS) * REFRESH_MS;
  }

  /** The server's clock at an answer, epoch ms. */
  timeOf(n: number): number {
    return this.#start + n * REFRESH_MS;
  }

  /** Whether a live time axis, which ends at a full minute, moves with this answer. */
  movesAxis(n: number): boolean {
    const end = (answer: number) => Math.ceil(this.timeOf(answer) / AXIS_MS);
    return end(n) !== end(n - 1);
  }

  answer(n: number): WindowAnswer {
    const recorded = this.#recorded;
    const to = this.timeOf(n);
    const from = to - POINTS * REFRESH_MS;
    const settledTo = to - (recorded.window.to - recorded.window.settledTo);
    return {
      ...recorded,
      now: to,
      window: { from, to, live: true, settledTo, countedTo: settledTo },
      verdict: { ...recorded.verdict, at: to, numbers: this.#numbers(n) },
      timeline: recorded.timeline.map((span, i, { length }) => ({
        ...span,
        from: Math.max(span.from, from),
        to: i === length - 1 ? to : Math.max(span.to, from),
      })),
      series: this.#series(n, from),
      sources: recorded.sources.map((source) => ({ ...source, lastSuccessAt: to - 1_000 })),
    };
  }

  /** As in the running product, no two answers have the same numbers. */
  #numbers(n: number): WindowAnswer["verdict"]["numbers"] {
    const numbers = { ...this.#recorded.verdict.numbers };
    const { endToEndDelayMs, waitingInSparkMs } = numbers;
    const grown = (value: number | null) => (value === null ? null : value * (1 + 0.01 * (n % 60)));
    return {
      ...numbers,
      endToEndDelayMs: grown(endToEndDelayMs),
      waitingInSparkMs: grown(waitingInSparkMs),
    };
  }

  #series(n: number, from: number): WindowAnswer["series"] {
    const made = Object.entries(this.#recorded.series).map(([name, view], place) => {
      if (!DRAWN.has(name)) return [name, view] as const;
      const { unit } = view;
      const top = Math.max(1, ...view.values.map((value) => value ?? 0));
      const values = Array.from({ length: POINTS }, (_, i) => {
        const value = valueAt(n + i, place);
        return value === null ? null : rounded(top * value, unit);
      });
      return [name, { unit, t0: from, stepMs: REFRESH_MS, values } satisfies SeriesView] as const;
    });
    // The names are the recorded answer's.
    return Object.fromEntries(made) as unknown as WindowAnswer["series"];
  }
}

/** Between 0.1 and 1, jagged like measurements; null for a gap of three points per period. */
function valueAt(step: number, place: number): number | null {
  const phase = (step + 40 * place) % PERIOD;
  if (phase < 3) return null;
  const jag = ((phase * 7919 + place * 104_729) % 997) / 997;
  return 0.5 + 0.25 * Math.sin((2 * Math.PI * phase) / PERIOD) + 0.25 * jag;
}

/** Rounds to as many digits as the product's answers have; there is no half receiver. */
const rounded = (value: number, unit: SeriesView["unit"]): number =>
  unit === "count" ? Math.round(value) : Number(value.toPrecision(7));
