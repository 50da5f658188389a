"use client";

import { useState, useSyncExternalStore } from "react";
import { STALE_AFTER_MS } from "@/lib/contract/window";
import { pageClock } from "./page-clock";
import { onEverySecond } from "./seconds";

/** Whether a picture that was good at `goodAt` has become too old to be believed at `now`, ms of one clock. */
export function isStale(goodAt: number, now: number): boolean {
  return now - goodAt > STALE_AFTER_MS;
}

/** As {@link isStale}, by the page's clock, which never goes back; null counts from when the page appeared. */
export function useStale(goodAt: number | null): boolean {
  const [appearedAt] = useState(() => pageClock.now());
  return useSyncExternalStore(
    onEverySecond,
    () => isStale(goodAt ?? appearedAt, pageClock.now()),
    () => false,
  );
}
