"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

let known: string | undefined;

/** Asked for once: a formatter is dear, and a reader who travels loads the page anew. */
function browserZone(): string {
  return (known ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/**
 * The reader's time zone; `UTC` while server and browser must still agree on the first HTML (the
 * server cannot know the reader's zone).
 */
export function useBrowserZone(): string {
  return useSyncExternalStore(never, browserZone, () => "UTC");
}
