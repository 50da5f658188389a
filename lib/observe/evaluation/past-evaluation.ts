import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Evaluation } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { Evaluator, WARM_UP_MS } from "./evaluator";
import type { EvaluatedMinutes } from "./evaluated-minutes";
import type { OneAtATime } from "./one-at-a-time";

/**
 * A minute is evaluated a second time this long after it, with what CloudWatch corrected meanwhile
 * (it is read again for ten minutes): the timeline shows what can be known, the log what was said.
 */
const REEVALUATE_AFTER_MS = 12 * 60_000;

/** Enough for the fold to know what came before; twenty minutes at once would hold up the start. */
const REEVALUATION_WARM_UP_MS = 5 * 60_000;

/** Data that come this long after they could first be used are late, ms; others come in their turn. */
const LATE_MS = 60_000;

/** Late data come in several answers: the past is evaluated when none has come for so long, ms. */
export const QUIET_MS = 2_000;

/** Between two times that the past is evaluated again, ms: a source that is always late is no loop. */
const REST_MS = 30_000;

export interface PastOptions {
  readonly minutes: EvaluatedMinutes;
  /** All that is known at this moment. */
  readonly windowNow: () => PipelineWindow;
  readonly queue: OneAtATime;
  /** Epoch ms. */
  readonly startedAt: number;
}

/**
 * Evaluates the past of one pipeline: at the start what the upstreams still tell of it, and again from
 * the first minute that knew too little, when data come that reach into it.
 */
export class PastEvaluation {
  readonly #options: PastOptions;
  readonly #second: Evaluator;
  /** From here on minutes are to be evaluated again, epoch ms. */
  #from = Infinity;
  #markedAt = -Infinity;
  #endedAt = -Infinity;
  #running = false;
  #stopped = false;

  constructor(options: PastOptions) {
    this.#options = options;
    const from = options.startedAt - REEVALUATE_AFTER_MS - REEVALUATION_WARM_UP_MS;
    this.#second = new Evaluator(from);
  }

  /** Everything that an earlier run did not evaluate well is to be evaluated, as soon as may be. */
  markAll(now: number): void {
    this.#from = Math.min(this.#from, this.#options.minutes.firstLacking(now - LOOKBACK_MS));
  }

  /**
   * Data have come that could have been used from an instant on; epoch ms, Infinity: there are none.
   * True when they were missed in a minute that is evaluated already.
   *
   * @param age the age clock's reading, ms
   */
  dataCame(usableFrom: number, age: number): boolean {
    if (usableFrom === Infinity) return false;
    const first = this.#options.minutes.firstUnknown(usableFrom + LATE_MS);
    if (first === Infinity) return false;
    this.#from = Math.min(this.#from, first);
    this.#markedAt = age;
    return true;
  }

  /** @param age the age clock's reading, ms */
  isDue(age: number): boolean {
    const isQuiet = age - this.#markedAt >= QUIET_MS && age - this.#endedAt >= REST_MS;
    return this.#from < Infinity && isQuiet && !this.#running;
  }

  /**
   * Evaluates what is due, minute by minute with pauses, once the other pipelines' work is done.
   *
   * @param until the minute that is evaluated as it comes, epoch ms; asked again after every pause
   * @param age reads the age clock, ms
   * @returns the evaluator that knows all this, and goes on from `until`; undefined: it was stopped, or
   *   nothing lies before `until`
   */
  async evaluate(until: () => number, age: () => number): Promise<Evaluator | undefined> {
    this.#running = true;
    try {
      return await this.#options.queue.run(() => this.#evaluateFrom(until));
    } finally {
      this.#running = false;
      this.#endedAt = age();
    }
  }

  async #evaluateFrom(until: () => number): Promise<Evaluator | undefined> {
    const { minutes, windowNow } = this.#options;
    const from = this.#from;
    this.#from = Infinity;
    // Minutes that were evaluated before the clock was set back may lie ahead.
    if (from >= until()) return undefined;
    const evaluator = new Evaluator(from - WARM_UP_MS);
    const evaluated = await evaluator.stepTo(until, windowNow, () => this.#stopped);
    if (this.#stopped) return undefined;
    minutes.keep(evaluated.filter(({ at }) => at >= from));
    return evaluator;
  }

  /** The second evaluations that became due by now. */
  reevaluate(now: number): readonly Evaluation[] {
    const { windowNow, startedAt } = this.#options;
    const evaluated = this.#second.catchUp(windowNow(), now - REEVALUATE_AFTER_MS);
    return evaluated.filter(({ at }) => at >= startedAt - REEVALUATE_AFTER_MS);
  }

  stop(): void {
    this.#stopped = true;
  }
}
