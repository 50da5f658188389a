"use client";

import { useEffect } from "react";

/**
 * Keeps the screen on while the page is visible, if the browser allows it. The browser releases the
 * lock whenever the page is hidden, so it is requested again each time the page becomes visible. A
 * refusal is logged once, to the console, for the person who sets up the screen. Its viewers cannot
 * fix it.
 */
export function useWakeLock(): void {
  useEffect(() => {
    let [wanted, logged] = [true, false];
    let lock: WakeLockSentinel | undefined;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== "visible" || lock?.released === false) return;
      try {
        const got = await requestLock();
        if (wanted) lock = got;
        else await got.release();
      } catch (error) {
        // oxlint-disable-next-line no-console -- see above
        if (!logged) console.info(`Narrows cannot keep this screen on: ${reasonOf(error)}`);
        logged = true;
      }
    };
    const onSeen = () => {
      hold().catch(reportError);
    };
    onSeen();
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      wanted = false;
      document.removeEventListener("visibilitychange", onSeen);
      lock?.release().catch(reportError);
    };
  }, []);
}

function requestLock(): Promise<WakeLockSentinel> {
  if ("wakeLock" in navigator) return navigator.wakeLock.request("screen");
  return Promise.reject(
    new Error("the browser offers it to https and localhost only. Switch the screen's saver off."),
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
