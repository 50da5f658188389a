"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import { useZone } from "../../time/zone";
import { axisSpan } from "../axes/time-ticks";
import { MarksLegend } from "./marks-legend";
import { useChartMarks } from "./use-chart-marks";

/** The one legend of the marks in all charts of a page. */
export function PageMarksLegend({ answer }: { readonly answer: WindowAnswer }) {
  // The end of the axis moves once a minute, and the legend with it.
  const { to } = axisSpan(answer.window);
  return <MarksLegend marks={useChartMarks(answer)} zone={useZone()} today={to} />;
}
