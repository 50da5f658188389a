"use client";

import { memo } from "react";
import { useServerMinute } from "@/lib/client/clock/use-server-now";
import type { WindowAnswer } from "@/lib/contract/window";
import { CopyLink } from "../view/copy-link";
import { useNavigation } from "../view/page-navigation";
import { useFullMinute } from "../view/use-full-minute";
import { ViewLink } from "../view/view-link";
import type { View } from "../view/view-params";
import { moved, NOW_WINDOW, type Shown, zoomedIn, zoomedOut } from "../view/window-steps";
import { ExportMenu } from "./export-menu";
import { OwnRange } from "./own-range";
import styles from "./range-bar.module.css";

const RANGES = [
  ["15 min", "now-15m"],
  ["1 h", "now-1h"],
  ["6 h", "now-6h"],
  ["24 h", "now-24h"],
  ["7 d", "now-7d"],
] as const;

export interface RangeBarProps {
  readonly id: string;
  readonly path: string;
  readonly view: View;
  readonly window: WindowAnswer["window"];
}

const Steps = memo(WindowSteps);

/** @see RangeBar; memoised, because a refresh changes none of its props */
const Ranges = memo(function Ranges({ current }: { readonly current: string | null }) {
  return RANGES.map(([label, from], i) => (
    <ViewLink
      key={from}
      shortcut={String(i + 1)}
      change={{ from, to: "now" }}
      current={current === from}
    >
      {label}
    </ViewLink>
  ));
});

/** Links to other windows of the same pipeline. The address bar always holds the state. */
export function RangeBar({ id, path, view, window }: RangeBarProps) {
  const { pending } = useNavigation();
  const minute = useFullMinute(window);
  return (
    <nav className={styles.ranges} aria-label="Window" aria-busy={pending} data-control>
      <div className={styles.line}>
        <Ranges current={window.live ? (view.from ?? "now-1h") : null} />
        <OwnRange path={path} view={view} window={window} />
      </div>
      <div className={styles.line}>
        {!window.live && (
          <ViewLink shortcut="n" change={NOW_WINDOW}>
            <b>Back to now</b>
          </ViewLink>
        )}
        <Steps window={minute} />
        <CopyLink window={window} />
        <ExportMenu id={id} window={window} />
      </div>
      <output className={styles.pending}>{pending && "Loading that window…"}</output>
    </nav>
  );
}

/** The windows before, after, inside and around this one: an alternative to dragging. */
function WindowSteps({ window: shown }: { readonly window: Shown }) {
  const now = useServerMinute(shown.to);
  const inside = zoomedIn(shown);
  return (
    <>
      <ViewLink shortcut="[" change={moved(shown, -1, now)} name="Earlier">
        ←
      </ViewLink>
      {!shown.live && (
        <ViewLink shortcut="]" change={moved(shown, 1, now)} name="Later">
          →
        </ViewLink>
      )}
      {inside && (
        <ViewLink shortcut="+" change={inside} name="Zoom in">
          +
        </ViewLink>
      )}
      <ViewLink shortcut="-" change={zoomedOut(shown, now)} name="Zoom out">
        −
      </ViewLink>
    </>
  );
}
