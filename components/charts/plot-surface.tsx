"use client";

import { type PointerEvent, type ReactNode, useEffect, useRef } from "react";
import { useNavigation } from "../view/page-navigation";
import { compareText } from "../view/view-params";
import { dragged, zoomedOut } from "../view/window-steps";
import type { TimeSpan } from "./axes/time-ticks";
import styles from "./chart.module.css";
import { useCrosshair, useSelection } from "./crosshair/crosshair-context";

export interface PlotSurfaceProps {
  readonly span: TimeSpan;
  readonly children: ReactNode;
}

/**
 * Lies over a plot and takes the pointer: moving it moves the crosshair, dragging selects a span.
 */
export function PlotSurface({ span, children }: PlotSurfaceProps) {
  const crosshair = useCrosshair();
  const selection = useSelection();
  const { go } = useNavigation();
  const veil = useRef<HTMLDivElement>(null);
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
    crosshair.point(fraction);
    selection.move(fraction);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    // A moving finger reads the chart. Dragging is for pointers that can hover.
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.currentTarget.setPointerCapture(event.pointerId);
    selection.begin(fractionOf(event));
  };
  const onPointerUp = ({ shiftKey }: PointerEvent<HTMLElement>) => {
    const part = selection.release();
    const [from, to] = (part ?? [0, 0]).map((share) => span.from + share * (span.to - span.from));
    const chosen = dragged(from ?? 0, to ?? 0);
    // With Shift the span is not opened but compared with the span before it.
    if (chosen) go(shiftKey ? { compare: compareText(chosen) } : chosen);
  };
  return (
    <div
      className={styles.over}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerDown}
      onPointerUp={onPointerUp}
      onPointerCancel={() => selection.cancel()}
      onPointerLeave={() => crosshair.hide()}
      onDoubleClick={() => go(zoomedOut(crosshair.window, Date.now()))}
    >
      {children}
      <div className={styles.selected} ref={veil} aria-hidden />
    </div>
  );
}

function fractionOf({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 0;
}
