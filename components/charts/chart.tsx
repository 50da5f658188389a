"use client";

import { memo, useEffect, useMemo, useRef } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import styles from "./chart.module.css";
import type { ChartFrame } from "./chart-frame";
import { ChartLegend } from "./chart-legend";
import { chartElementId } from "./chart-of";
import { ChartTable } from "./chart-table";
import { drawCrosshair } from "./draw-crosshair";
import { useCrosshair } from "./crosshair-context";
import type { Drawing } from "./drawing";
import { DrawingContext } from "./drawing-context";
import { FirstPicture } from "./first-picture";
import { LimitLabels } from "./limit-labels";
import { PlotSurface } from "./plot-surface";
import type { TimeSpan } from "./time-ticks";
import { useInTurn } from "./use-in-turn";
import { useSteadyAxis } from "./use-steady-axis";

export interface ChartProps {
  readonly drawing: Drawing;
  readonly span: TimeSpan;
  readonly window: WindowAnswer["window"];
  readonly zone: string;
  readonly height: number;
  /** recharts' part and the width for it; null: not loaded, or not measured. */
  readonly frame: typeof ChartFrame | null;
  readonly width: number | null;
}

/** One chart with its numbers, its crosshair and its table. Draws, never judges. */
export const Chart = memo(function Chart(props: ChartProps) {
  const { drawing, span, window, zone, height, frame, width } = props;
  // New lines are cheap and come at once; a new axis is not, and waits for its turn.
  const wanted = useMemo(() => ({ span, width, Frame: frame }), [span, width, frame]);
  const { Frame, ...place } = useInTurn(wanted);
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
  return (
    <figure
      className={styles.chart}
      ref={figure}
      id={chartElementId(spec)}
      tabIndex={-1}
      aria-label={spec.title}
      data-chart={spec.id}
    >
      <figcaption>
        <h3 className={styles.title} title={spec.hint}>
          {spec.title}
          <span className={styles.unit}>{axis.word}</span>
        </h3>
        <ChartLegend drawing={drawing} ref={legend} />
      </figcaption>
      <div className={styles.plot} style={{ height }} data-plot>
        {drawing.empty && <p className={styles.empty}>No datapoints in this window.</p>}
        {!drawing.empty && Frame && place.width ? (
          <DrawingContext value={drawing}>
            <div aria-hidden>
              <Frame
                {...{ height, axis, zone }}
                width={place.width}
                from={place.span.from}
                to={place.span.to}
              />
            </div>
          </DrawingContext>
        ) : (
          !drawing.empty && <FirstPicture {...{ drawing, span, axis, zone }} />
        )}
        <PlotSurface span={span} window={window}>
          <LimitLabels limits={limits} top={axis.top} />
          <div className={styles.crosshair} ref={line} aria-hidden>
            <span />
          </div>
        </PlotSurface>
      </div>
      <ChartTable drawing={drawing} />
    </figure>
  );
});
