import type { Filling } from "@/lib/domain/coverage";
import type { Span } from "@/lib/history/port";
import { streamQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { piecesOf } from "@/lib/sources/cloudwatch/newest-piece";
import type { Pipeline } from "@/lib/domain/pipeline";

/** After this many failures in a row, the job waits until somebody opens such a window again. */
const ATTEMPTS = 5;

/** A failed job is not tried again for this long, ms. */
export const REST_MS = 600_000;

/** One span of one pipeline to fetch, newest part first. */
export class FillJob {
  readonly pipeline: Pipeline;
  #left: Span;
  #state: Filling["state"] = "waiting";
  #failures = 0;
  #error: string | undefined;
  #failedAt = -Infinity;

  constructor(pipeline: Pipeline, span: Span) {
    this.pipeline = pipeline;
    this.#left = span;
  }

  /** The part that has not been answered yet. */
  get left(): Span {
    return this.#left;
  }

  get isDone(): boolean {
    return this.#left.from >= this.#left.to;
  }

  get isWaiting(): boolean {
    return this.#state !== "failed" && !this.isDone;
  }

  asking(): void {
    this.#state = "asking";
  }

  /** Everything from this instant on has been answered. */
  answeredFrom(at: number): void {
    this.#left = { from: this.#left.from, to: at };
    this.#state = "waiting";
    this.#failures = 0;
    this.#error = undefined;
  }

  /**
   * @param message a sentence for the page
   * @param now by the age clock, as everywhere here but in `view`
   */
  failed(message: string, retryable: boolean, now: number): void {
    this.#failures += 1;
    this.#error = message;
    this.#failedAt = now;
    this.#state = retryable && this.#failures < ATTEMPTS ? "waiting" : "failed";
  }

  /** It failed lately and is not tried yet. */
  isResting(now: number): boolean {
    return this.#state === "failed" && now - this.#failedAt < REST_MS;
  }

  /** Somebody wants it again: it is tried once more after its rest. True if it will be. */
  revive(now: number): boolean {
    if (this.#state !== "failed" || this.isResting(now)) return false;
    this.#failures = 0;
    this.#state = "waiting";
    return true;
  }

  touches({ from, to }: Span): boolean {
    return !this.isDone && this.#left.from < to && this.#left.to > from;
  }

  /** Its state for the page; `now` in epoch ms. */
  view(now: number): Filling {
    const metrics = piecesOf(this.#left, now).length * streamQueries("p", this.pipeline).length;
    const error = this.#error === undefined ? {} : { error: this.#error };
    return { state: this.#state, ...this.#left, metrics, ...error };
  }
}
