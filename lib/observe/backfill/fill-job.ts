import type { Filling } from "@/lib/domain/coverage";
import type { Span } from "@/lib/history/port";
import { streamQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { piecesOf } from "@/lib/sources/cloudwatch/newest-piece";
import type { Pipeline } from "@/lib/domain/pipeline";

/** After so many failures in a row it is left until somebody opens such a window again. */
const ATTEMPTS = 5;

/** How long a failed one is left alone, whoever asks for it, ms. */
export const REST_MS = 600_000;

/** One span of one pipeline that is to be asked for, newest part first. */
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

  /** What was not answered yet. */
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

  /** Everything from this instant on was answered. */
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

  /** It has failed lately, and is left alone. */
  isResting(now: number): boolean {
    return this.#state === "failed" && now - this.#failedAt < REST_MS;
  }

  /** Somebody wants it again: it may be asked once more when it has rested. True when it will be. */
  revive(now: number): boolean {
    if (this.#state !== "failed" || this.isResting(now)) return false;
    this.#failures = 0;
    this.#state = "waiting";
    return true;
  }

  touches({ from, to }: Span): boolean {
    return !this.isDone && this.#left.from < to && this.#left.to > from;
  }

  /** How it stands, for the page; `now` in epoch ms. */
  view(now: number): Filling {
    const metrics = piecesOf(this.#left, now).length * streamQueries("p", this.pipeline).length;
    const error = this.#error === undefined ? {} : { error: this.#error };
    return { state: this.#state, ...this.#left, metrics, ...error };
  }
}
