import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { HealthBoard } from "./health-board";

/** Minutes are evaluated without a source that has not told what it can so long after the start, ms. */
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
   * @param ageOf what the age clock shows at an instant of the clock on the wall
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

  /** What is evaluated now rests on less than the sources are about to tell. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /**
   * Every source has told what it can, however long that took. What is said before may rest on less,
   * so it is no change of the pipeline.
   */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /**
   * True when the past can be evaluated with more than before: once when the waiting is over, and for
   * each source whose first answer comes after that.
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
