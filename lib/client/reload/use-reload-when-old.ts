"use client";

import { useEffect } from "react";
import { VERSION_HEADER } from "@/lib/contract/urls";
import { pageClock } from "../clock/page-clock";
import { onEverySecond } from "../clock/seconds";
import { reloadPauseMs, rememberedReloads, rememberReload } from "./reload-memory";
import { serverVersion } from "./server-version";

/** Wait after a page that is no better than this one, ms. */
const PROBE_PAUSE_MS = 30_000;
const PROBE_TIMEOUT_MS = 10_000;
const FORGETFUL_PAUSE_MS = 600_000;

/**
 * Reloads the page when the server runs another build than the one that made the page. The new page
 * is fetched first, and the reload happens only if that page is good and of the other build.
 * Otherwise a reload could end on the browser's error page, or on the same build.
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
          // Without storage a series of reloads is not noticed, so each page stays for a while.
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
