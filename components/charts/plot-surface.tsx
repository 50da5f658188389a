"use client";

import { type PointerEvent, type ReactNode, useEffect, useRef } from "react";
import { useNavigation } from "../view/page-navigation";
import { compareText } from "../view/view-params";
import { dragged, zoomedOut } from "../view/window-steps";
import type { TimeSpan } from "./axes/time-ticks";
import styles from "./chart.module.css";
import { useCrosshair, useSelection } from "./crosshair/crosshair-context";
import { HeldReading } from "./held-reading";

export interface PlotSurfaceProps {
  /** The id of the chart that it lies over. */
  readonly chart: string;
  readonly span: TimeSpan;
  readonly children: ReactNode;
}

/**
 * Lies over a plot and takes the pointer. A mouse moves the crosshair and drags a span. A finger
 * moves it too, and leaves it where it is lifted: a tap holds a reading.
 */
export function PlotSurface({ chart, span, children }: PlotSurfaceProps) {
  const crosshair = useCrosshair();
  const selection = useSelection();
  const { go } = useNavigation();
  const veil = useRef<HTMLDivElement>(null);
  /** The finger on the plot: goes back to the reading before it, if the page is scrolled. */
  const finger = useRef<(() => void) | null>(null);
  useEffect(
    () =>
      selection.join((part) => {
        if (!veil.current) return;
        const [from, to] = part ?? [0, 0];
        veil.current.style.transform = `translateX(${from * 100}%) scaleX(${to - from})`;
      }),
    [selection],
  );
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const fraction = fractionOf(event);
    // A mouse reads where it is, so nothing stays held elsewhere.
    if (event.pointerType !== "touch" && crosshair.held) crosshair.hide();
    crosshair.point(fraction, chart);
    selection.move(fraction);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    finger.current = event.pointerType === "touch" ? crosshair.remember() : null;
    // Dragging is for pointers that can hover.
    if (event.button !== 0 || finger.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    selection.begin(fractionOf(event));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (finger.current) {
      crosshair.point(fractionOf(event), chart);
      crosshair.hold();
    }
    const part = selection.release();
    const [from, to] = (part ?? [0, 0]).map((share) => span.from + share * (span.to - span.from));
    const chosen = dragged(from ?? 0, to ?? 0);
    // With Shift the span is not opened but compared with the span before it.
    if (chosen) go(event.shiftKey ? { compare: compareText(chosen) } : chosen);
  };
  const onPointerCancel = () => {
    finger.current?.();
    selection.cancel();
  };
  return (
    <div
      className={styles.over}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerDown}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onPointerLeave={() => crosshair.leave()}
      // Two taps are two readings.
      onDoubleClick={() => finger.current || go(zoomedOut(crosshair.window, Date.now()))}
    >
      {children}
      <div className={styles.selected} ref={veil} aria-hidden />
      <HeldReading chart={chart} />
    </div>
  );
}

function fractionOf({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 0;
}
