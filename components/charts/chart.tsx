"use client";

import { memo, useMemo, useRef } from "react";
import { usePrinted } from "../view/use-printed";
import { PLOT_BOX } from "./axes/plot-box";
import type { TimeSpan } from "./axes/time-ticks";
import styles from "./chart.module.css";
import { type PointedPlot, usePointed } from "./crosshair/draw-crosshair";
import { MarksLayer } from "./events/marks-layer";
import { placeMarks } from "./events/place-marks";
import type { ChartMarks } from "./events/use-chart-marks";
import type { ChartFrame } from "./frame/chart-frame";
import { StaticChart } from "./frame/static-chart";
import { TimeAxisContext } from "./frame/time-axis-context";
import type { PlotSize } from "./frame/use-plot-sizes";
import { ChartLegend } from "./labels/chart-legend";
import { CountingMark, LimitLabels, WaitingMark } from "./labels/plot-labels";
import { Readings } from "./labels/readings";
import { useQueued } from "./live/frame-queue";
import type { LiveChart } from "./live/live-chart";
import { LiveChartContext, useChartForm, useSeen } from "./live/live-chart-hooks";
import { PlotSurface } from "./plot-surface";
import { chartElementId } from "./series/chart-of";
import { ChartTable } from "./table/chart-table";

export interface ChartProps {
  readonly live: LiveChart;
  readonly span: TimeSpan;
  readonly marks: ChartMarks;
  readonly zone: string;
  /** The recharts part; null: not loaded. */
  readonly frame: typeof ChartFrame | null;
  /** The size of its plot; null: not measured. */
  readonly plot: PlotSize | null;
}

/** The size of a plot before it is measured. */
const USUAL_PLOT: PlotSize = { width: 600, height: 150 };

/** One chart with its numbers, its crosshair and its table. It draws and does not evaluate. */
export const Chart = memo(function Chart(props: ChartProps) {
  const { live, span, marks, zone, frame, plot } = props;
  const figure = useRef<HTMLElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const seen = useSeen(figure, live);
  const printed = usePrinted();
  // New lines are cheap and drawn at once. A new axis is not, and waits for its frame.
  const wanted = useMemo(
    () => ({ axis: { ...span, zone }, plot, Frame: frame }),
    [span, zone, plot, frame],
  );
  const { Frame, ...place } = useQueued(wanted, (shown) => seen || !shown.Frame);
  const form = useChartForm(live);
  const pointed = usePointedPlot(marks, place);
  usePointed({ figure, line }, live, pointed);
  // Paper shows every chart, also one that is off the screen.
  const { axis, drawing } = printed ? live.fitting : form;
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
        <ChartLegend drawing={drawing} />
      </figcaption>
      <div className={styles.plot} data-plot={spec.id}>
        {drawing.empty && <p className={styles.empty}>No datapoints in this window.</p>}
        {!drawing.empty && Frame && place.plot && !printed ? (
          <LiveChartContext value={live}>
            <TimeAxisContext value={place.axis}>
              <div aria-hidden>
                <Frame {...place.plot} axis={axis} />
              </div>
            </TimeAxisContext>
          </LiveChartContext>
        ) : (
          !drawing.empty && <StaticChart drawing={live.drawing} {...{ span, axis, zone }} />
        )}
        {!drawing.empty && (
          <MarksLayer
            onset={marks.onset}
            marks={pointed.marks}
            span={place.axis}
            width={pointed.width}
            zone={zone}
          />
        )}
        <PlotSurface chart={spec.id} span={span}>
          <LimitLabels limits={limits} top={axis.top} />
          <WaitingMark drawing={drawing} zone={zone} />
          <CountingMark drawing={drawing} />
          <div className={styles.crosshair} ref={line} aria-hidden>
            <span className={styles.time} data-time />
            <Readings drawing={drawing} />
            <p className={styles.words} data-words />
          </div>
        </PlotSurface>
      </div>
      <ChartTable live={live} />
    </figure>
  );
});

interface PlotPlace {
  readonly axis: TimeSpan & { readonly zone: string };
  readonly plot: PlotSize | null;
}

/** The inside of the plot and the marks on its axis. They change with the axis and the events. */
function usePointedPlot({ events }: ChartMarks, { axis, plot }: PlotPlace): PointedPlot {
  const width = (plot?.width ?? USUAL_PLOT.width) - PLOT_BOX.left - PLOT_BOX.right;
  const height = (plot?.height ?? USUAL_PLOT.height) - PLOT_BOX.top - PLOT_BOX.bottom;
  const { zone } = axis;
  const marks = useMemo(() => placeMarks(events, axis, width), [events, axis, width]);
  return useMemo(() => ({ width, height, zone, marks }), [width, height, zone, marks]);
}
