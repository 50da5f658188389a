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

/** A minute is evaluated this long after it began, so that its data have been read by then, ms. */
const EVALUATE_AFTER_MS = 25_000;

/** Minutes evaluated before the first one that counts, so that hysteresis knows what came before, ms. */
export const WARM_UP_MS = 20 * MINUTE_MS;

/**
 * Evaluates one pipeline over time: every whole minute once, and the present on demand. It reads no
 * clock: both methods are given the instant.
 */
export class Evaluator {
  #state: HysteresisState | undefined;
  /** The hysteresis state that was shown since the last whole minute. */
  #shown: HysteresisState | undefined;
  #next: number;
  #heardAt = -Infinity;

  /** @param from the whole minute to start with, epoch ms */
  constructor(from: number) {
    this.#next = minuteFrom(from);
  }

  /** The next minute to evaluate, epoch ms. */
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
   * States from before a step back of the clock do not apply to the minutes that come now. If even
   * the last evaluated minute lies ahead, evaluation starts anew: otherwise nothing would be
   * evaluated until the clock caught up. After a jump ahead, or a sleep, minutes older than the
   * data in memory are skipped.
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
   * Evaluates every minute before `until`, with a pause after each, so that the server goes on
   * answering.
   *
   * @param until epoch ms; it may move on in the meantime
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

  /** The verdict that the banner shows at this instant. */
  present(window: PipelineWindow, now: number): Verdict {
    const raw = evaluate(window, now);
    const { shown, verdict } = hysteresisNow(this.#state, this.#shown, raw, kindOf(window));
    this.#shown = shown;
    return withClearing(window, verdict, [...(this.#state?.recent ?? []), raw]);
  }
}
