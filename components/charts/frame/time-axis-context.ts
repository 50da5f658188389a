import { createContext } from "react";
import type { TimeSpan } from "../axes/time-ticks";

export interface TimeAxisSpan extends TimeSpan {
  readonly zone: string;
}

/** The time axis that a chart shows: the newest answer's, from the frame in which it is drawn. */
export const TimeAxisContext = createContext<TimeAxisSpan>({ from: 0, to: 1, zone: "UTC" });
