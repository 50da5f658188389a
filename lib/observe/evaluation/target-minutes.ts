import { monthOf, type TargetCounts } from "@/lib/domain/delay-budget";
import { isOverTarget } from "@/lib/domain/delay-target";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Evaluation } from "@/lib/domain/verdict";

/** What a minute counts as. A minute that was never evaluated is nothing. */
const [NOTHING, MET, OVER, UNKNOWN] = [0, 1, 2, 3] as const;

/**
 * The minutes of one calendar month (UTC) by their delay against the target: one byte a minute, so that a
 * re-evaluated minute is counted once, as what it is now.
 */
export class TargetMinutes {
  readonly month: { readonly from: number; readonly to: number };
  readonly #targetMs: number;
  readonly #states: Uint8Array;
  readonly #counts = [0, 0, 0, 0];
  #first = Infinity;
  #last = -Infinity;

  /** @param at an instant in the month, epoch ms */
  constructor(at: number, targetMs: number) {
    this.month = monthOf(at);
    this.#targetMs = targetMs;
    this.#states = new Uint8Array((this.month.to - this.month.from) / MINUTE_MS);
  }

  /** Counts evaluations of whole minutes. Those of other months are left out. */
  add(evaluations: readonly Evaluation[]): void {
    for (const one of evaluations) this.#set(one, true);
  }

  /** The same for evaluations that are older than those that were added. */
  addOlder(evaluations: readonly Evaluation[]): void {
    for (const one of evaluations) this.#set(one, false);
  }

  get counts(): TargetCounts {
    const isAny = this.#first <= this.#last;
    return {
      over: this.#counts[OVER] ?? 0,
      met: this.#counts[MET] ?? 0,
      firstAt: isAny ? this.#first : null,
      lastAt: isAny ? this.#last : null,
    };
  }

  #set(evaluation: Evaluation, replaces: boolean): void {
    const index = (evaluation.at - this.month.from) / MINUTE_MS;
    const before = this.#states[index];
    if (before === undefined || (before !== NOTHING && !replaces)) return;
    const now = this.#stateOf(evaluation);
    this.#states[index] = now;
    this.#counts[before] = (this.#counts[before] ?? 0) - 1;
    this.#counts[now] = (this.#counts[now] ?? 0) + 1;
    this.#first = Math.min(this.#first, evaluation.at);
    this.#last = Math.max(this.#last, evaluation.at);
  }

  /** Beside an unknown verdict the delay is that of older data. */
  #stateOf({ severity, numbers }: Evaluation): number {
    const isOver = severity === "unknown" ? undefined : isOverTarget(numbers, this.#targetMs);
    if (isOver === undefined) return UNKNOWN;
    return isOver ? OVER : MET;
  }
}
