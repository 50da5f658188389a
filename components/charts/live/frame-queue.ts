"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

type Turn = () => void;

/** A tab that is not painted gets no frames; its charts are brought up to date all the same, ms. */
const WITHOUT_FRAMES_MS = 1_000;

/** As many turns as fit into this share one frame: each frame has a price of its own, ms. */
const FRAME_MS = 8;

/** Gives each that asks a turn, in the order of asking, a few in a frame. */
export class Turns {
  readonly #waiting = new Map<object, Turn>();
  readonly #schedule: (next: () => void) => void;
  readonly #clock: () => number;
  #scheduled = false;

  constructor(
    schedule: (next: () => void) => void = nextFrame,
    clock: () => number = () => performance.now(),
  ) {
    this.#schedule = schedule;
    this.#clock = clock;
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
      const end = this.#clock() + FRAME_MS;
      do this.#take();
      while (this.#waiting.size > 0 && this.#clock() < end);
      this.#next();
    });
  }

  #take(): void {
    const [first] = this.#waiting;
    if (!first) return;
    this.#waiting.delete(first[0]);
    first[1]();
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
const chartTurns = new Turns();

/**
 * A value that follows `value` when its holder's turn has come. It is drawn within the turn: how
 * many share a frame depends on what each takes.
 *
 * @param due whether a holder that shows this asks for a turn at all
 */
export function useInTurn<T>(value: T, due: (shown: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const [who] = useState(() => ({}));
  const asks = value !== shown && due(shown);
  useEffect(() => {
    if (asks) chartTurns.ask(who, () => flushSync(() => setShown(value)));
  }, [who, value, asks]);
  useEffect(() => () => chartTurns.leave(who), [who]);
  return shown;
}
