"use client";

import { type SyntheticEvent, useEffect, useState } from "react";
import { useNavigation } from "../view/page-navigation";
import { zoomedIn } from "../view/window-steps";
import styles from "./chart.module.css";
import { useCrosshair } from "./crosshair/crosshair-context";

/**
 * What can be done with a reading that a finger holds in this chart. A finger cannot drag a span,
 * because it scrolls the page.
 */
export function HeldReading({ chart }: { readonly chart: string }) {
  const crosshair = useCrosshair();
  const { go } = useNavigation();
  const [held, setHeld] = useState(false);
  useEffect(
    () => crosshair.join((mark) => setHeld(mark !== null && mark.held && mark.chart === chart)),
    [crosshair, chart],
  );
  const { at, window } = crosshair;
  if (!held || at === null || !zoomedIn(window, at)) return null;
  const zoom = () => {
    // Read when it is pressed: by now the reading may have moved.
    const inside = crosshair.at === null ? null : zoomedIn(crosshair.window, crosshair.at);
    crosshair.hide();
    if (inside) go(inside);
  };
  return (
    // Only keeps the plot below from taking the press for a tap of its own.
    <div className={styles.held} onPointerDown={stop} onPointerUp={stop} onPointerMove={stop}>
      <button type="button" onClick={zoom}>
        Zoom in here
      </button>
    </div>
  );
}

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}
