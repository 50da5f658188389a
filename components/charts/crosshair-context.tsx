"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { Crosshair } from "./crosshair";
import { axisSpan } from "./time-ticks";
import { ZoomSelection } from "./zoom-selection";

interface Pointing {
  readonly crosshair: Crosshair;
  readonly selection: ZoomSelection;
}

const PointingContext = createContext<Pointing | null>(null);

/** One crosshair and one selection for all charts of the page, wherever on it they stand. */
export function CrosshairProvider({
  answer,
  children,
}: {
  readonly answer: WindowAnswer;
  readonly children: ReactNode;
}) {
  const [pointing] = useState(() => ({
    crosshair: new Crosshair(),
    selection: new ZoomSelection(),
  }));
  useEffect(
    () => pointing.crosshair.fit(axisSpan(answer.window), finestStep(answer)),
    [pointing, answer],
  );
  return <PointingContext value={pointing}>{children}</PointingContext>;
}

/** The page's crosshair. Throws outside a {@link CrosshairProvider}: a chart alone is a mistake. */
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
  const steps = Object.values(series).flatMap(({ points, stepMs }) =>
    points.length > 0 ? [stepMs] : [],
  );
  return steps.length > 0 ? Math.min(...steps) : 60_000;
}
