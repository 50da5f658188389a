"use client";

import { memo, useCallback, useMemo } from "react";
import { CartesianGrid, LineChart, XAxis, YAxis } from "recharts";
import styles from "./chart-frame.module.css";
import { PLOT_BOX } from "./plot-box";
import { SeriesLayer } from "./series-layer";
import { tickStep, timeTickLabel, timeTicks } from "./time-ticks";
import { tickLabel, type YAxisScale } from "./y-axis";

export interface ChartFrameProps {
  readonly width: number;
  readonly height: number;
  /** Epoch ms; two numbers, so that an equal axis is an equal prop. */
  readonly from: number;
  readonly to: number;
  readonly axis: YAxisScale;
  readonly zone: string;
}

const MARGIN = { ...PLOT_BOX, bottom: 0, left: 0 };

/**
 * What recharts owns: frame, grid, axes, scales. It is given no data: rows in a chart's store cost
 * twenty times as much a refresh as the child that draws from the scales.
 */
export const ChartFrame = memo(function ChartFrame(props: ChartFrameProps) {
  const { width, height, from, to, axis, zone } = props;
  const most = mostTicks(width);
  const ticks = useMemo(() => [...timeTicks({ from, to }, zone, most)], [from, to, zone, most]);
  const step = tickStep({ from, to }, most);
  const timeLabel = useCallback((at: number) => timeTickLabel(at, zone, step), [zone, step]);
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
      {/* Without rows a numeric axis still wants a key, or it counts itself as empty. */}
      <XAxis
        dataKey="at"
        type="number"
        domain={[from, to]}
        ticks={ticks}
        tickFormatter={timeLabel}
        interval={0}
        niceTicks="none"
        allowDataOverflow
        height={PLOT_BOX.bottom}
        tickLine={false}
      />
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

/** A label and its air take about 90 px. */
export function mostTicks(width: number): number {
  return Math.max(2, Math.floor((width - PLOT_BOX.left - PLOT_BOX.right) / 90));
}
