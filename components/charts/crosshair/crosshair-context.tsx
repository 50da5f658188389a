"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { Crosshair } from "./crosshair";
import { ZoomSelection } from "./zoom-selection";

interface Pointing {
  readonly crosshair: Crosshair;
  readonly selection: ZoomSelection;
}

const PointingContext = createContext<Pointing | null>(null);

/** Provides one crosshair and one selection for all charts of the page. */
export function CrosshairProvider({
  answer,
  children,
}: {
  readonly answer: WindowAnswer;
  readonly children: ReactNode;
}) {
  const [pointing] = useState(() => ({
    crosshair: new Crosshair(answer.window),
    selection: new ZoomSelection(),
  }));
  useEffect(() => pointing.crosshair.fit(answer.window, finestStep(answer)), [pointing, answer]);
  useEffect(() => {
    const { crosshair, selection } = pointing;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      if (selection.dragging) selection.cancel();
      if (crosshair.held) crosshair.hide();
    };
    // A tap elsewhere. Scrolling is no click, so a reading that is held stays while its page is read.
    const onClick = ({ target }: MouseEvent) => {
      const isPlot = target instanceof Element && target.closest("[data-plot]");
      if (crosshair.held && !isPlot) crosshair.hide();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("click", onClick);
    };
  }, [pointing]);
  return <PointingContext value={pointing}>{children}</PointingContext>;
}

/**
 * The page's crosshair. Throws outside a {@link CrosshairProvider}, because a chart alone is a
 * mistake.
 */
export function useCrosshair(): Crosshair {
  return usePointing().crosshair;
}

/** The span that is being dragged. Throws outside a {@link CrosshairProvider}. */
export function useSelection(): ZoomSelection {
  return usePointing().selection;
}

function usePointing(): Pointing {
  const pointing = use(PointingContext);
  if (!pointing) throw new Error("a chart stands outside the crosshair's provider");
  return pointing;
}

function finestStep({ series }: WindowAnswer): number {
  const steps = Object.values(series).flatMap((view) =>
    view.values.length > 0 ? [view.stepMs] : [],
  );
  return steps.length > 0 ? Math.min(...steps) : MINUTE_MS;
}
