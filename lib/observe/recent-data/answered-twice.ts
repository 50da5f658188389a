import { type MetricPeriod, MINUTE_MS, PERIOD_METRICS } from "@/lib/domain/metric-period";

/**
 * Answers nearer than this count as one look at CloudWatch, ms. Polls are at least half a minute
 * apart, and CloudWatch's clock tells whole seconds.
 */
const APART_MS = 20_000;

/** Older minutes are settled, and are not looked up, ms. */
const REMEMBERED_MS = 60 * MINUTE_MS;

interface Answered {
  readonly answer: MetricPeriod;
  readonly twice: boolean;
}

/**
 * Which minutes CloudWatch has answered twice alike. It publishes the sums of a minute bit by bit,
 * so the first value of a young minute is often a part of it.
 */
export class AnsweredTwice {
  readonly #last = new Map<number, Answered>();

  /** Notes one poll's answers. */
  note(answers: readonly MetricPeriod[]): void {
    for (const answer of answers) this.#noteOne(answer);
    const newest = Math.max(...this.#last.keys());
    for (const at of this.#last.keys()) if (at < newest - REMEMBERED_MS) this.#last.delete(at);
  }

  /** Whether the minute that starts at this instant was answered twice alike, and not changed since. */
  has(at: number): boolean {
    return this.#last.get(at)?.twice ?? false;
  }

  #noteOne(answer: MetricPeriod): void {
    const { at, periodMs, readAt } = answer;
    // A minute that still runs has no final sums, however often it is answered alike.
    if (periodMs !== MINUTE_MS || readAt < at + periodMs) return;
    const before = this.#last.get(at)?.answer;
    if (before && readAt < before.readAt) return;
    if (!before || !isAlike(before, answer)) this.#last.set(at, { answer, twice: false });
    else if (readAt - before.readAt >= APART_MS) this.#last.set(at, { answer, twice: true });
  }
}

/** Both have the same metrics, with the same values. */
function isAlike(before: MetricPeriod, after: MetricPeriod): boolean {
  return METRICS.every((metric) => {
    const [old, fresh] = [before.values[metric], after.values[metric]];
    // The application's own lag is not requested every time.
    const isAsked = metric !== "applicationLag" || (old !== undefined && fresh !== undefined);
    return !isAsked || old === fresh;
  });
}

/** The keys of a constant. */
const METRICS = Object.keys(PERIOD_METRICS) as readonly (keyof typeof PERIOD_METRICS)[];
