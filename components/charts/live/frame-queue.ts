"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

type Draw = () => void;

/** A tab that is not painted gets no frames; its charts are brought up to date all the same, ms. */
const WITHOUT_FRAMES_MS = 1_000;

/** As many drawings as fit into this share one frame: each frame has a price of its own, ms. */
const FRAME_MS = 8;

/** Draws what asks for it in the order of asking, a few in a frame. */
export class FrameQueue {
  readonly #waiting = new Map<object, Draw>();
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

  /** Asks to draw in one of the next frames; who asks again before that keeps its place with the newer wish. */
  ask(who: object, draw: Draw): void {
    this.#waiting.set(who, draw);
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
      do this.#drawFirst();
      while (this.#waiting.size > 0 && this.#clock() < end);
      this.#next();
    });
  }

  #drawFirst(): void {
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

/** One queue for all charts of the page: eleven of them in one task would hold up the reader's hand. */
const chartQueue = new FrameQueue();

/**
 * A value that follows `value` in one of the next frames. It is drawn at once when its frame has
 * come: how many share a frame depends on what each takes.
 *
 * @param due whether a holder that shows this asks at all
 */
export function useQueued<T>(value: T, due: (shown: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const [who] = useState(() => ({}));
  const asks = value !== shown && due(shown);
  useEffect(() => {
    if (asks) chartQueue.ask(who, () => flushSync(() => setShown(value)));
  }, [who, value, asks]);
  useEffect(() => () => chartQueue.leave(who), [who]);
  return shown;
}
