"use client";

import { useSyncExternalStore } from "react";
import { pageClock } from "./page-clock";
import { onEverySecond } from "./seconds";
import { serverClock } from "./server-clock";

/**
 * The server's time in whole seconds, epoch ms, ticking. Until the first answer has told its clock,
 * the time at which the page was written (server and browser then draw the same HTML), and from the
 * first tick on as much later as the page has stood: an answer that nobody refreshes must age.
 */
export function useServerNow(writtenAt: number): number {
  return useServerTime(writtenAt, 1_000);
}

/** As {@link useServerNow}, in whole minutes: for what need not be drawn anew every second. */
export function useServerMinute(writtenAt: number): number {
  return useServerTime(writtenAt, 60_000);
}

function useServerTime(writtenAt: number, grain: number): number {
  return useSyncExternalStore(
    onEverySecond,
    () => {
      // How long the browser has had the page.
      const stood = Math.floor(performance.now() / 1_000) * 1_000;
      const now = serverClock.at(pageClock.now());
      if (now === null) return writtenAt + Math.floor(stood / grain) * grain;
      return Math.floor(now / grain) * grain;
    },
    () => writtenAt,
  );
}
