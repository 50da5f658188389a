"use client";

import { startTransition, useEffect, useState, useSyncExternalStore } from "react";

/**
 * Whether a part's code has been loaded. Loading begins after the first paint. Nothing on the page
 * may suspend on this code: if the server goes silent before it is loaded, the page must still say
 * so.
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

/** The first value, until the code of the part that uses it has been loaded. */
export function useFrozen<T>(value: T, loaded: boolean): T {
  const [first] = useState(value);
  return loaded ? value : first;
}

const never = () => () => {};

/** Whether the server drew this part. Its HTML then stays until the part's code takes over. */
export function useServerDrawn(): boolean {
  const hydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [drawn] = useState(hydrating);
  return drawn;
}
