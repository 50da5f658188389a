import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Evaluation } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { Evaluator, WARM_UP_MS } from "./evaluator";
import type { EvaluatedMinutes } from "./evaluated-minutes";
import type { OneAtATime } from "./one-at-a-time";

/**
 * A minute is evaluated a second time this long after it, ms, with CloudWatch's corrections (it is
 * read again for ten minutes). The timeline shows the newest result, the log what was said then.
 */
const REEVALUATE_AFTER_MS = 12 * 60_000;

/** Enough for hysteresis to know what came before; twenty minutes would delay the start. */
const REEVALUATION_WARM_UP_MS = 5 * 60_000;

/** Data count as late when they come this long after they could first be used, ms. */
const LATE_MS = 60_000;

/** Late data come in several answers. The past is evaluated when none has come for this long, ms. */
export const QUIET_MS = 2_000;

/** Shortest time between two re-evaluations of the past, ms, so that a slow source causes no loop. */
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
 * Evaluates the past of one pipeline: at the start, and again from the first minute that knew too
 * little when late data reach back to it.
 */
export class PastEvaluation {
  readonly #options: PastOptions;
  readonly #second: Evaluator;
  /** Minutes from here on are to be evaluated again, epoch ms. */
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

  /**
   * Marks every minute that no earlier run evaluated with enough data. They are evaluated as soon
   * as possible.
   */
  markAll(now: number): void {
    this.#from = Math.min(this.#from, this.#options.minutes.firstLacking(now - LOOKBACK_MS));
  }

  /**
   * Notes new data that evaluations from an instant on could have used (epoch ms; Infinity: none).
   * True when a minute was already evaluated without them.
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
   * @param until the first minute that is left to the evaluation loop, epoch ms; read again after
   *   every pause
   * @param age reads the age clock, ms
   * @returns the evaluator that knows all this and goes on from `until`; undefined: it was stopped,
   *   or nothing lies before `until`
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

  /** The second evaluations that are due by now. */
  reevaluate(now: number): readonly Evaluation[] {
    const { windowNow, startedAt } = this.#options;
    const evaluated = this.#second.catchUp(windowNow(), now - REEVALUATE_AFTER_MS);
    return evaluated.filter(({ at }) => at >= startedAt - REEVALUATE_AFTER_MS);
  }

  stop(): void {
    this.#stopped = true;
  }
}
