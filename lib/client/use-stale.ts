"use client";

import { useState, useSyncExternalStore } from "react";
import { STALE_AFTER_MS } from "@/lib/contract/window";
import { onEverySecond } from "./seconds";

/** Whether a picture that was good at `goodAt` has become too old to be believed at `now`, epoch ms. */
export function isStale(goodAt: number, now: number): boolean {
  return now - goodAt > STALE_AFTER_MS;
}

/** As {@link isStale}, by the browser's clock; null counts from when the page appeared. */
export function useStale(goodAt: number | null): boolean {
  const [appearedAt] = useState(() => Date.now());
  return useSyncExternalStore(
    onEverySecond,
    () => isStale(goodAt ?? appearedAt, Date.now()),
    () => false,
  );
}
