"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

type Draw = () => void;

/** A tab that is not painted gets no frames. Its charts are updated after this time instead, ms. */
const WITHOUT_FRAMES_MS = 1_000;

/** Drawings share a frame until it has taken this long, ms. Each frame has a cost of its own. */
const FRAME_MS = 8;

/** The frame scheduler: draws requests in their order, a few in each frame. */
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

  /**
   * Requests a drawing in one of the next frames. A second request of the same asker replaces the
   * first and keeps its place.
   */
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

/** One queue for all charts of the page: all of them in one task would block input. */
const chartQueue = new FrameQueue();

/**
 * A value that follows `value` in one of the next frames. It is drawn synchronously within its
 * frame, because the time that each drawing takes decides how many share a frame.
 *
 * @param due whether a component that shows this value requests the new one
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
