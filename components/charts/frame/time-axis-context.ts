import { createContext } from "react";
import type { TimeSpan } from "../axes/time-ticks";

export interface TimeAxisSpan extends TimeSpan {
  readonly zone: string;
}

/** The time axis that a chart shows: that of the newest answer, once its frame has come. */
export const TimeAxisContext = createContext<TimeAxisSpan>({ from: 0, to: 1, zone: "UTC" });
