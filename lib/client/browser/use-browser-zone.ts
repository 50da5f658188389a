"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

let known: string | undefined;

/** Read once: a formatter is expensive, and a reader who travels reloads the page. */
function browserZone(): string {
  return (known ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/**
 * The reader's time zone. It is `UTC` during hydration, because server and browser must agree on
 * the first HTML and the server cannot know the reader's zone.
 */
export function useBrowserZone(): string {
  return useSyncExternalStore(never, browserZone, () => "UTC");
}
