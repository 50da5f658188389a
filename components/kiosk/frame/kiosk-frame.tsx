"use client";

import { type CSSProperties, type ReactNode, useSyncExternalStore } from "react";
import { useServerMinute, useServerNow } from "@/lib/client/clock/use-server-now";
import { formatDay, formatSeconds } from "@/lib/format/time";
import { useZone, ZoneProvider } from "../../time/zone";
import { askedZone, type View } from "../../view/view-params";
import styles from "./kiosk-frame.module.css";

export interface KioskFrameProps {
  readonly view: View;
  /** The answer is stale: nothing inside is green, because it may not hold any more. */
  readonly stale: boolean;
  /** The time of the first HTML, epoch ms. */
  readonly writtenAt: number;
  readonly title: ReactNode;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

const never = () => () => {};

/** A whole screen without controls: its name and the time, the content, and the age of the data. */
export function KioskFrame({ view, stale, writtenAt, title, foot, children }: KioskFrameProps) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <ZoneProvider asked={askedZone(view)}>
      <div
        className={styles.frame}
        data-theme={view.theme ?? "dark"}
        data-stale={stale || undefined}
        data-alive={alive || undefined}
      >
        <Drifting writtenAt={writtenAt}>
          <header className={styles.head}>
            <div className={styles.title}>{title}</div>
            <KioskClock writtenAt={writtenAt} />
          </header>
          <main className={styles.main}>{children}</main>
          <footer className={styles.foot}>{foot}</footer>
        </Drifting>
        {/* Shown by the style sheet alone if the code that counts the age never loads. */}
        <p className={styles.lifeless}>
          This screen stands still: the page&apos;s code has not come. It shows the moment at which
          it was loaded, not now.
        </p>
      </div>
    </ZoneProvider>
  );
}

function Drifting({
  writtenAt,
  children,
}: {
  readonly writtenAt: number;
  readonly children: ReactNode;
}) {
  const [x, y] = driftAt(useServerMinute(writtenAt));
  return (
    // React's style type knows no custom properties.
    <div className={styles.whole} style={{ "--x": x, "--y": y } as CSSProperties}>
      {children}
    </div>
  );
}

const STEP_MS = 5 * 60_000;

/** A ring of offsets, each next to the one before it. */
const PLACES = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/**
 * The offset of the whole screen at an instant, in steps to the right and down. It moves by one
 * step every five minutes: too little to be noticed, enough to protect the screen from burn-in.
 */
export function driftAt(now: number): readonly [x: number, y: number] {
  return PLACES[Math.floor(now / STEP_MS) % PLACES.length] ?? [0, 0];
}

/** The server's time in the page's zone. It always runs, to show that the screen is alive. */
function KioskClock({ writtenAt }: { readonly writtenAt: number }) {
  const zone = useZone();
  const now = useServerNow(writtenAt);
  return (
    <p className={styles.clock} data-clock>
      <b>{formatSeconds(now, zone)}</b>
      <span>
        {formatDay(now, zone)}, {zone}
      </span>
    </p>
  );
}
