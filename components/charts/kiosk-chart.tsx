"use client";

import { useMemo, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Column } from "@/lib/domain/column";
import { useZone } from "../time/zone";
import { axisSpan } from "./axes/time-ticks";
import { steadyAxis, yAxis, type YAxisScale } from "./axes/y-axis";
import { MarksLayer } from "./events/marks-layer";
import type { PlacedMark } from "./events/place-marks";
import { useChartMarks } from "./events/use-chart-marks";
import { StaticChart } from "./frame/static-chart";
import styles from "./kiosk-chart.module.css";
import { ChartLegend } from "./labels/chart-legend";
import { LimitLabels } from "./labels/plot-labels";
import type { ChartSpec } from "./series/chart-specs";
import { settledPart } from "./series/column";
import { type Drawing, drawUp } from "./series/drawing";

/** The plot's width in the size of its text, px. */
const USUAL_WIDTH = 600;

/** The shapes of events cannot be told apart from five metres, and nobody can point at one. */
const NO_MARKS: readonly PlacedMark[] = [];

/**
 * A chart without a pointer: only the static chart. It fills its place, which sets the size of its
 * text (`--chart-text`, `--legend-text`) and of its lines (`--line`).
 */
export function KioskChart({
  spec,
  answer,
}: {
  readonly spec: ChartSpec;
  readonly answer: WindowAnswer;
}) {
  const zone = useZone();
  const drawing = useMemo(() => forKiosk(drawUp(spec, answer)), [spec, answer]);
  const axis = useSteadyAxis(drawing);
  const { from, to } = axisSpan(answer.window);
  const span = useMemo(() => ({ from, to }), [from, to]);
  const { onset } = useChartMarks(answer);
  return (
    <figure className={styles.chart} aria-label={drawing.spec.title} data-chart={spec.id}>
      <figcaption>
        <h3 className={styles.title}>
          {drawing.spec.title} <span className={styles.unit}>{axis.word}</span>
        </h3>
        <ChartLegend drawing={drawing} />
      </figcaption>
      <div className={styles.plot} data-plot>
        {drawing.empty ? (
          <p className={styles.empty}>No datapoints in this window.</p>
        ) : (
          <>
            <StaticChart {...{ drawing, span, axis, zone }} />
            <MarksLayer
              onset={onset}
              marks={NO_MARKS}
              span={span}
              width={USUAL_WIDTH}
              zone={zone}
            />
            <div className={styles.over}>
              <LimitLabels limits={drawing.limits} top={axis.top} />
            </div>
          </>
        )}
      </div>
    </figure>
  );
}

/**
 * Only what can be read from across a room. Provisional minutes are left out, because they fall as
 * if the stream had fallen. A limit that is too far away to be drawn is left out too.
 */
function forKiosk(drawing: Drawing): Drawing {
  const { series, gap, limits, settledTo } = drawing;
  const final = (column: Column) => settledPart(column, settledTo);
  return {
    ...drawing,
    series: series.map((one) => ({ ...one, column: final(one.column) })),
    ...(gap && { gap: [final(gap[0]), final(gap[1])] as const }),
    limits: limits.filter(({ inside }) => inside),
  };
}

/** The chart's value axis. It moves only when it must. */
function useSteadyAxis({ highest, spec: { unit } }: Drawing): YAxisScale {
  const [axis, setAxis] = useState(() => yAxis(highest, unit));
  const next = steadyAxis(axis, { highest, unit });
  // Set while rendering, as React advises for state that follows a prop: it needs no second frame.
  if (next !== axis) setAxis(next);
  return next;
}
