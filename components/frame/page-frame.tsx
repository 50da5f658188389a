"use client";

import { lazy, type ReactNode } from "react";
import { loadWithRetry } from "@/lib/client/browser/load-with-retry";
import { useLoaded } from "../deferred/arrival";
import { useZone, ZoneProvider } from "../time/zone";
import { askedZone, type View } from "../view/view-params";
import styles from "./page-frame.module.css";

// The keys act on the content, so their code is loaded after it.
const keys = () => loadWithRetry(() => import("../keys/page-keys"));
const PageKeys = lazy(async () => ({ default: (await keys()).PageKeys }));

export interface PageFrameProps {
  readonly view: View;
  /** The answer is stale: nothing inside is green, because it may not hold any more. */
  readonly stale: boolean;
  readonly age: ReactNode;
  readonly children: ReactNode;
}

/** What all pages share: theme, zone, keys, the look of a stale page, and the footer. */
export function PageFrame({ view, stale, age, children }: PageFrameProps) {
  return (
    <ZoneProvider asked={askedZone(view)}>
      <div
        className={styles.frame}
        data-theme={view.theme ?? undefined}
        data-stale={stale || undefined}
      >
        <a className={styles.skip} href="#verdict">
          Skip to the verdict
        </a>
        <main className={styles.main}>{children}</main>
        <footer className={styles.foot}>
          {age}
          <ZoneWords />
          <span>Bytes in IEC units (1 MiB = 1 048 576 B), counts in plain thousands</span>
          {useLoaded(keys) && <PageKeys />}
          <noscript>Without JavaScript this page shows the moment at which it was loaded.</noscript>
        </footer>
      </div>
    </ZoneProvider>
  );
}

function ZoneWords() {
  const zone = useZone();
  return <span>{zone === "UTC" ? "Times in UTC" : `Times in ${zone}; point at one for UTC`}</span>;
}
