"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { Crosshair } from "./crosshair";
import { axisSpan } from "./time-ticks";

const CrosshairContext = createContext<Crosshair | null>(null);

/** One crosshair for all charts of the page, wherever on it they stand. */
export function CrosshairProvider({
  answer,
  children,
}: {
  readonly answer: WindowAnswer;
  readonly children: ReactNode;
}) {
  const [crosshair] = useState(() => new Crosshair());
  useEffect(() => crosshair.fit(axisSpan(answer.window), finestStep(answer)), [crosshair, answer]);
  return <CrosshairContext value={crosshair}>{children}</CrosshairContext>;
}

/** The page's crosshair. Throws outside a {@link CrosshairProvider}: a chart alone is a mistake. */
export function useCrosshair(): Crosshair {
  const crosshair = use(CrosshairContext);
  if (!crosshair) throw new Error("a chart stands outside the crosshair's provider");
  return crosshair;
}

function finestStep({ series }: WindowAnswer): number {
  const steps = Object.values(series).flatMap(({ points, stepMs }) =>
    points.length > 0 ? [stepMs] : [],
  );
  return steps.length > 0 ? Math.min(...steps) : 60_000;
}
