"use client";

import { startTransition, useEffect, useState, useSyncExternalStore } from "react";

/**
 * Whether a part's code has come; fetching it begins when the page stands. Nothing on the page may
 * suspend on such code: a page whose server goes silent before it came must still say so.
 *
 * @param load the same function every time
 */
export function useLoaded(load: () => Promise<unknown>): boolean {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    let wanted = true;
    load()
      .then(() => {
        if (wanted) startTransition(() => setLoaded(true));
      })
      .catch(reportError);
    return () => {
      wanted = false;
    };
  }, [load]);
  return loaded;
}

/** The value as it was first, until the code of the part that takes it has loaded. */
export function useFrozen<T>(value: T, loaded: boolean): T {
  const [first] = useState(value);
  return loaded ? value : first;
}

const never = () => () => {};

/** Whether the server drew this: then its HTML stands here until the part's code takes it over. */
export function useServerDrawn(): boolean {
  const hydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [drawn] = useState(hydrating);
  return drawn;
}
