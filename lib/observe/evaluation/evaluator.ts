import { setImmediate } from "node:timers/promises";
import { withClearing } from "@/lib/diagnosis/verdict/clearing";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { kindOf } from "@/lib/diagnosis/kinds/kind-of";
import {
  hysteresisNow,
  type HysteresisState,
  hysteresisStep,
} from "@/lib/diagnosis/verdict/hysteresis";
import { toEvaluation } from "@/lib/diagnosis/verdict/to-evaluation";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS, minuteFrom } from "@/lib/domain/metric-period";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";

/** A minute is evaluated this long after it began, so that its data have been read by then. */
const EVALUATE_AFTER_MS = 25_000;

/** Minutes folded before the first one that counts, so that hysteresis knows what came before. */
export const WARM_UP_MS = 20 * MINUTE_MS;

/**
 * Evaluates one pipeline as time goes by: every whole minute once, and the present as often as asked.
 * Knows no clock: both come with the instant.
 */
export class Evaluator {
  #state: HysteresisState | undefined;
  /** What was said since the last whole minute. */
  #shown: HysteresisState | undefined;
  #next: number;
  #heardAt = -Infinity;

  /** @param from the whole minute to begin with, epoch ms */
  constructor(from: number) {
    this.#next = minuteFrom(from);
  }

  /** The next minute that was not evaluated yet, epoch ms. */
  get next(): number {
    return this.#next;
  }

  /** The evaluations of whole minutes that became due by now, oldest first. */
  catchUp(window: PipelineWindow, now: number): readonly Evaluation[] {
    this.#heedClock(now);
    const due: Evaluation[] = [];
    while (this.#next <= now - EVALUATE_AFTER_MS) due.push(this.step(window));
    return due;
  }

  /**
   * What was said before the clock was set back stands for no minute that comes now. If even the last
   * evaluated minute lies ahead, folding begins anew: else nothing would be evaluated until the clock
   * caught up.
   * After a jump ahead, or a sleep, what lies before everything that is in memory is not evaluated.
   */
  #heedClock(now: number): void {
    const wasSetBack = now < this.#heardAt;
    this.#heardAt = now;
    this.#next = Math.max(this.#next, minuteFrom(now - LOOKBACK_MS));
    if (wasSetBack) this.#shown = undefined;
    if (this.#next - MINUTE_MS <= now) return;
    this.#state = undefined;
    this.#next = minuteFrom(now - WARM_UP_MS);
  }

  /** Evaluates the next minute, due or not. */
  step(window: PipelineWindow): Evaluation {
    const { state, verdict } = hysteresisStep(
      this.#state,
      evaluate(window, this.#next),
      kindOf(window),
    );
    this.#state = state;
    this.#shown = undefined;
    this.#next += MINUTE_MS;
    return toEvaluation(verdict);
  }

  /**
   * Evaluates every minute before `until`, with a pause after each: a start must go on answering.
   *
   * @param until epoch ms; it may move on meanwhile
   */
  async stepTo(
    until: () => number,
    windowNow: () => PipelineWindow,
    stopped: () => boolean,
  ): Promise<readonly Evaluation[]> {
    const judged: Evaluation[] = [];
    while (this.#next < until() && !stopped()) {
      judged.push(this.step(windowNow()));
      await setImmediate();
    }
    return judged;
  }

  /** What the banner says at this instant. */
  present(window: PipelineWindow, now: number): Verdict {
    const raw = evaluate(window, now);
    const { shown, verdict } = hysteresisNow(this.#state, this.#shown, raw, kindOf(window));
    this.#shown = shown;
    return withClearing(window, verdict, [...(this.#state?.recent ?? []), raw]);
  }
}
