"use client";

import { useState } from "react";
import type { Drawing } from "./drawing";
import { steadyAxis, type YAxisScale, yAxis } from "./y-axis";

/** The chart's value axis, which moves only when it must. */
export function useSteadyAxis({ highest, spec: { unit } }: Drawing): YAxisScale {
  const [axis, setAxis] = useState(() => yAxis(highest, unit));
  const next = steadyAxis(axis, { highest, unit });
  // Set while rendering, as React advises for state that follows a prop: no second frame.
  if (next !== axis) setAxis(next);
  return next;
}
