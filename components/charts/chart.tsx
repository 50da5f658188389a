"use client";

import { memo, useEffect, useRef } from "react";
import styles from "./chart.module.css";
import type { ChartFrame } from "./chart-frame";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";
import { drawCrosshair } from "./draw-crosshair";
import { useCrosshair } from "./crosshair-context";
import type { Drawing } from "./drawing";
import { DrawingContext } from "./drawing-context";
import { FirstPicture } from "./first-picture";
import { LimitLabels } from "./limit-labels";
import type { TimeSpan } from "./time-ticks";
import { useSteadyAxis } from "./use-steady-axis";

export interface ChartProps {
  readonly drawing: Drawing;
  readonly span: TimeSpan;
  readonly zone: string;
  readonly height: number;
  /** recharts' part and the width for it; null: not loaded, or not measured. */
  readonly frame: typeof ChartFrame | null;
  readonly width: number | null;
}

/** One chart with its numbers, its crosshair and its table. Draws, never judges. */
export const Chart = memo(function Chart({
  drawing,
  span,
  zone,
  height,
  frame: Frame,
  width,
}: ChartProps) {
  const axis = useSteadyAxis(drawing);
  const crosshair = useCrosshair();
  const figure = useRef<HTMLElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  useEffect(
    () =>
      crosshair.join((mark) => drawCrosshair({ figure, line, legend }, { mark, drawing, zone })),
    [crosshair, drawing, zone],
  );
  const { spec, limits } = drawing;
  const level = limits.find((limit) => limit.level && limit.inside)?.last ?? null;
  return (
    <figure className={styles.chart} ref={figure} data-chart={spec.id}>
      <figcaption>
        <h3 className={styles.title} title={spec.hint}>
          {spec.title}
          <span className={styles.unit}>{axis.word}</span>
        </h3>
        <ChartLegend drawing={drawing} ref={legend} />
      </figcaption>
      <div className={styles.plot} style={{ height }} data-plot>
        {drawing.empty && <p className={styles.empty}>No datapoints in this window.</p>}
        {!drawing.empty && Frame && width ? (
          <DrawingContext value={drawing}>
            <div aria-hidden>
              <Frame {...{ width, height, axis, zone, level }} from={span.from} to={span.to} />
            </div>
          </DrawingContext>
        ) : (
          !drawing.empty && <FirstPicture {...{ drawing, span, axis, zone }} />
        )}
        <div
          className={styles.over}
          onPointerMove={(event) => crosshair.point(fractionOf(event))}
          onPointerLeave={() => crosshair.hide()}
        >
          <LimitLabels limits={limits} top={axis.top} />
          <div className={styles.crosshair} ref={line} aria-hidden>
            <span />
          </div>
        </div>
      </div>
      <ChartTable drawing={drawing} />
    </figure>
  );
});

function fractionOf({ currentTarget, clientX }: React.PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 0;
}
