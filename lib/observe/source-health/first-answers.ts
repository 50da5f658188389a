import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { HealthBoard } from "./health-board";

/** After this long since the start, minutes are evaluated without a source that has not answered, ms. */
const PATIENCE_MS = 60_000;

/** Which sources of one pipeline have answered since the start. */
export class FirstAnswers {
  readonly #health: Pick<HealthBoard, "allAnsweredOrLost" | "answers">;
  readonly #startedAge: number;
  readonly #ageOf: (wall: number) => number;
  readonly #answered = new Set<SourceName>();
  #isWaiting = true;
  #isComplete = false;

  /**
   * @param startedAt epoch ms
   * @param ageOf the age clock's reading at an instant of the wall clock
   */
  constructor(
    health: Pick<HealthBoard, "allAnsweredOrLost" | "answers">,
    startedAt: number,
    ageOf: (wall: number) => number = (wall) => wall,
  ) {
    this.#health = health;
    this.#startedAge = ageOf(startedAt);
    this.#ageOf = ageOf;
  }

  /** An evaluation now would rest on less than the sources are about to answer. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /**
   * Every source has answered, however long it took. A verdict before that may rest on less data,
   * so it counts as no change of the pipeline.
   */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /**
   * True when the past can be evaluated with more data than before: once when the waiting is over,
   * and at the first answer of each source that comes later.
   */
  arrived(now: number): boolean {
    this.#isComplete ||= this.#health.allAnsweredOrLost(now);
    const wasAwaited = this.#isWaiting;
    const isPatient = this.#ageOf(now) - this.#startedAge < PATIENCE_MS;
    if (wasAwaited && isPatient && !this.#isComplete) return false;
    this.#isWaiting = false;
    const before = this.#answered.size;
    for (const name of SOURCE_NAMES) {
      if (this.#health.answers(name, now)) this.#answered.add(name);
    }
    return wasAwaited || this.#answered.size > before;
  }
}
