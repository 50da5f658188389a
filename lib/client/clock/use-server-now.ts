"use client";

import { useSyncExternalStore } from "react";
import { pageClock } from "./page-clock";
import { onEverySecond } from "./seconds";
import { serverClock } from "./server-clock";

/**
 * The server's time in whole seconds, epoch ms, ticking. Until the first answer gives the server's
 * clock, it starts at the time of the first HTML, so that server and browser draw the same, and
 * adds how long the page has been open, so that ages grow even without answers.
 */
export function useServerNow(writtenAt: number): number {
  return useServerTime(writtenAt, 1_000);
}

/** {@link useServerNow} in whole minutes, for what need not be drawn every second. */
export function useServerMinute(writtenAt: number): number {
  return useServerTime(writtenAt, 60_000);
}

function useServerTime(writtenAt: number, grain: number): number {
  return useSyncExternalStore(
    onEverySecond,
    () => {
      // How long the page has been open.
      const stood = Math.floor(performance.now() / 1_000) * 1_000;
      const now = serverClock.at(pageClock.now());
      if (now === null) return writtenAt + Math.floor(stood / grain) * grain;
      return Math.floor(now / grain) * grain;
    },
    () => writtenAt,
  );
}
