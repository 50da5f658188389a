"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * The reader's time zone; `UTC` while server and browser must still agree on the first HTML (the
 * server cannot know the reader's zone).
 */
export function useBrowserZone(): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
