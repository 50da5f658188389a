"use client";

import { useSyncExternalStore } from "react";
import { onEverySecond } from "./seconds";
import { serverClock } from "./server-clock";

/**
 * The server's time in whole seconds, epoch ms, ticking. Until the first answer has told its
 * clock, the time at which the page was written: server and browser then draw the same HTML.
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
      const now = serverClock.at(Date.now());
      return now === null ? writtenAt : Math.floor(now / grain) * grain;
    },
    () => writtenAt,
  );
}
