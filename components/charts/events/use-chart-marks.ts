"use client";

import { useMemo } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { type MarkedEvent, markedEvents } from "./marked-events";
import { type Onset, onsetOf } from "./onset";

/** What is marked in every chart of a window. */
export interface ChartMarks {
  readonly onset: Onset | null;
  readonly events: readonly MarkedEvent[];
}

/** The same object until an event or the onset changes: a refresh draws no mark again. */
export function useChartMarks(answer: WindowAnswer): ChartMarks {
  const { events } = answer;
  const marked = useMemo(() => markedEvents(events), [events]);
  const { at, isAtLeast, severity, cause } = onsetOf(answer) ?? {};
  return useMemo(() => {
    const isKnown = at !== undefined && isAtLeast !== undefined && severity && cause;
    return { onset: isKnown ? { at, isAtLeast, severity, cause } : null, events: marked };
  }, [at, isAtLeast, severity, cause, marked]);
}
