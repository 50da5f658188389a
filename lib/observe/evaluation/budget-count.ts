import { setImmediate } from "node:timers/promises";
import { type DelayBudget, delayBudget } from "@/lib/domain/delay-budget";
import type { DelayTarget } from "@/lib/domain/delay-target";
import { DAY_MS } from "@/lib/domain/metric-period";
import type { Evaluation } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";
import { log } from "@/lib/process/log";
import { withinTime } from "@/lib/process/within-time";
import { TargetMinutes } from "./target-minutes";

export interface BudgetCountOptions {
  readonly history: Pick<History, "evaluations">;
  readonly pipelineId: string;
  readonly target: DelayTarget;
}

/** A day of evaluations is read in a few milliseconds. */
const READ_MS = 5_000;

/**
 * Counts the minutes of the present month in which one pipeline was over its target. The history is read
 * once, a day at a time; then every evaluation is counted as it is made, so that no answer has to count.
 */
export class BudgetCount {
  readonly #options: BudgetCountOptions;
  #minutes: TargetMinutes | undefined;
  /** The part of the month that is still to be read, epoch ms; undefined: all is read. */
  #unread: { readonly from: number; readonly to: number } | undefined;
  #isReading = false;
  /** Before it has begun, nothing is known of what earlier runs evaluated. */
  #hasBegun = false;

  constructor(options: BudgetCountOptions) {
    this.#options = options;
  }

  /** Reads what earlier runs evaluated in the month of `now`, epoch ms. */
  async begin(now: number): Promise<void> {
    const { from } = this.#minutesAt(now).month;
    this.#hasBegun = true;
    this.#unread = { from, to: now };
    await this.#read().catch(this.#notRead);
  }

  /** Evaluations that were made, or made again. After a failure the rest of the month is tried again. */
  add(evaluations: readonly Evaluation[], now: number): void {
    this.#minutesAt(now).add(evaluations);
    this.#read().catch(this.#notRead);
  }

  /** Reads no more. */
  stop(): void {
    this.#unread = undefined;
  }

  /** Undefined while the month is not wholly read. */
  budget(now: number): DelayBudget | undefined {
    const { counts, month } = this.#minutesAt(now);
    if (!this.#hasBegun || this.#unread) return undefined;
    return delayBudget(this.#options.target, counts, month);
  }

  /** A new month begins with nothing, and what is left of the last one is not read any more. */
  #minutesAt(now: number): TargetMinutes {
    const held = this.#minutes;
    if (held && now >= held.month.from && now < held.month.to) return held;
    this.#unread = undefined;
    return (this.#minutes = new TargetMinutes(now, this.#options.target.delayMs));
  }

  /** Rejects if the history does. What is left is read the next time. */
  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { history, pipelineId } = this.#options;
    try {
      for (let left = this.#unread; left; left = this.#unread) {
        const span = { from: left.from, to: Math.min(left.from + DAY_MS, left.to) };
        const minutes = this.#minutes;
        const read = (signal: AbortSignal) => history.evaluations(pipelineId, span, signal);
        minutes?.addOlder(await withinTime(read, READ_MS));
        // The month may have ended meanwhile.
        if (this.#unread === left)
          this.#unread = span.to < left.to ? { from: span.to, to: left.to } : undefined;
        await setImmediate();
      }
    } finally {
      this.#isReading = false;
    }
  }

  readonly #notRead = (error: unknown): void => {
    const { pipelineId } = this.#options;
    log.warn({ pipeline: pipelineId, err: error }, "the month's evaluations cannot be read");
  };
}
