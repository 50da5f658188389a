"use client";

import { memo, use, useCallback, useMemo } from "react";
import { CartesianGrid, LineChart, XAxis, YAxis } from "recharts";
import { PLOT_BOX } from "../axes/plot-box";
import { sharedTicks, tickStep, timeTickLabel } from "../axes/time-ticks";
import { tickLabel, type YAxisScale } from "../axes/y-axis";
import styles from "./chart-frame.module.css";
import { SeriesLayer } from "./series-layer";
import { TimeAxisContext } from "./time-axis-context";

export interface ChartFrameProps {
  readonly width: number;
  readonly height: number;
  readonly axis: YAxisScale;
}

const MARGIN = { ...PLOT_BOX, bottom: 0, left: 0 };

/**
 * The parts that recharts draws: frame, grid, axes and scales. It gets no data, because rows in a
 * chart's store make a refresh twenty times as expensive as a child that draws from the scales.
 */
export const ChartFrame = memo(function ChartFrame({ width, height, axis }: ChartFrameProps) {
  const valueLabel = useCallback((value: number) => tickLabel(value, axis), [axis]);
  const valueTicks = useMemo(() => [...axis.ticks], [axis]);
  return (
    <LineChart
      className={styles.frame ?? ""}
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} />
      <TimeAxis most={mostTicks(width)} />
      <YAxis
        type="number"
        domain={[0, axis.top]}
        ticks={valueTicks}
        tickFormatter={valueLabel}
        interval={0}
        niceTicks="none"
        allowDataOverflow
        width={PLOT_BOX.left}
        tickLine={false}
        axisLine={false}
      />
      <SeriesLayer />
    </LineChart>
  );
});

/**
 * Bypasses the memoised frame: once a minute this axis moves, and nothing else of the chart does.
 */
function TimeAxis({ most }: { readonly most: number }) {
  const { from, to, zone } = use(TimeAxisContext);
  const step = tickStep({ from, to }, most);
  const timeLabel = useCallback(
    (at: number) => timeTickLabel(at, zone, { step, to }),
    [zone, step, to],
  );
  return (
    // Without rows, recharts needs a key for a numeric axis. Otherwise it takes the axis for empty.
    <XAxis
      dataKey="at"
      type="number"
      domain={[from, to]}
      ticks={sharedTicks({ from, to }, zone, most)}
      tickFormatter={timeLabel}
      interval={0}
      niceTicks="none"
      allowDataOverflow
      height={PLOT_BOX.bottom}
      tickLine={false}
    />
  );
}

/** A label and its margin take about 90 px. */
export function mostTicks(width: number): number {
  return Math.max(2, Math.floor((width - PLOT_BOX.left - PLOT_BOX.right) / 90));
}
