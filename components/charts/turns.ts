type Turn = () => void;

/** A tab that is not painted gets no frames; its charts are brought up to date all the same, ms. */
const WITHOUT_FRAMES_MS = 1_000;

/** Gives each that asks a frame of its own, in the order of asking. */
export class Turns {
  readonly #waiting = new Map<object, Turn>();
  readonly #schedule: (next: () => void) => void;
  #scheduled = false;

  constructor(schedule: (next: () => void) => void = nextFrame) {
    this.#schedule = schedule;
  }

  /** Asks for a turn; who asks again before it comes keeps its place with the newer wish. */
  ask(who: object, turn: Turn): void {
    this.#waiting.set(who, turn);
    this.#next();
  }

  leave(who: object): void {
    this.#waiting.delete(who);
  }

  #next(): void {
    if (this.#scheduled || this.#waiting.size === 0) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      const [first] = this.#waiting;
      if (first) this.#waiting.delete(first[0]);
      first?.[1]();
      this.#next();
    });
  }
}

function nextFrame(next: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    next();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, WITHOUT_FRAMES_MS);
}

/** The page's charts take turns: eleven of them in one task would hold up the reader's hand. */
export const chartTurns = new Turns();
