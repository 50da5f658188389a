"use client";

import { useEffect } from "react";
import { VERSION_HEADER } from "@/lib/contract/urls";
import { pageClock } from "../clock/page-clock";
import { onEverySecond } from "../clock/seconds";
import { reloadPauseMs, rememberedReloads, rememberReload } from "./reload-memory";
import { serverVersion } from "./server-version";

/** After a page that would not have been better than this one, ms. */
const PROBE_PAUSE_MS = 30_000;
const PROBE_TIMEOUT_MS = 10_000;
const FORGETFUL_PAUSE_MS = 600_000;

/**
 * Reloads the page when the server has become another build than the one that made it. The new page
 * is fetched first, and only a good one of the other build is gone to: a reload must end neither on
 * the browser's own error page nor where it began.
 *
 * @param own the build that made this page; empty when it is not known
 */
export function useReloadWhenOld(own: string): void {
  useEffect(() => {
    let notBefore = 0;
    return onEverySecond(() => {
      const now = pageClock.now();
      if (now < notBefore || !serverVersion.differsFrom(own)) return;
      if (reloadPauseMs(rememberedReloads(), Date.now()) > 0) return;
      notBefore = now + PROBE_PAUSE_MS;
      isBetterPage(own)
        .then((better) => {
          if (!better) return;
          // Without a memory a series of reloads is not noticed: then each page stands for a while.
          const allowed = rememberReload(Date.now()) || performance.now() > FORGETFUL_PAUSE_MS;
          if (allowed) location.reload();
        })
        .catch(reportError);
    });
  }, [own]);
}

async function isBetterPage(own: string): Promise<boolean> {
  try {
    const page = await fetch(location.href, {
      cache: "no-store",
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    const version = page.headers.get(VERSION_HEADER);
    await page.text();
    return page.ok && version !== null && version !== own;
  } catch {
    return false;
  }
}
