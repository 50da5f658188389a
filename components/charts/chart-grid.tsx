"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { useZone } from "../time/zone";
import { useNavigation } from "../view/page-navigation";
import { zoomedIn } from "../view/window-steps";
import { PLOT_BOX } from "./axes/plot-box";
import { axisSpan } from "./axes/time-ticks";
import { Chart } from "./chart";
import styles from "./chart-grid.module.css";
import { useCrosshair } from "./crosshair/crosshair-context";
import { keySteps } from "./crosshair/key-steps";
import { moveByKey } from "./crosshair/move-by-key";
import { eventsAt, spokenAt, timeWords } from "./crosshair/spoken";
import { MARKS_LEGEND_ID } from "./events/marks-legend";
import { useChartMarks } from "./events/use-chart-marks";
import { useChartFrame } from "./frame/use-chart-frame";
import { usePlotSizes } from "./frame/use-plot-sizes";
import { LiveChart } from "./live/live-chart";
import type { ChartSpec } from "./series/chart-specs";

export interface ChartGridProps {
  readonly label: string;
  /**
   * In their order, and the same array until that changes. Charts that stay keep their state when
   * the order changes.
   */
  readonly specs: readonly ChartSpec[];
  readonly answer: WindowAnswer;
  /** True: one under the other, sharing the height of the place. False: side by side. */
  readonly fills?: boolean;
  /** The single key that moves the focus here. */
  readonly jump?: string;
}

// React's style type knows no custom properties.
const PLOT_STYLE = {
  "--plot-top": `${PLOT_BOX.top}px`,
  "--plot-right": `${PLOT_BOX.right}px`,
  "--plot-bottom": `${PLOT_BOX.bottom}px`,
  "--plot-left": `${PLOT_BOX.left}px`,
} as CSSProperties;

/**
 * Several charts over the same time. One crosshair reads them all: by pointer, or by keys when the
 * group has the focus.
 */
export function ChartGrid({ label, specs, answer, fills, jump }: ChartGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const zone = useZone();
  const crosshair = useCrosshair();
  const frame = useChartFrame();
  const plots = usePlotSizes(grid, specs);
  const { go } = useNavigation();
  const help = useId();
  const [spoken, setSpoken] = useState("");
  const charts = useLiveCharts(specs, answer);
  const { window } = answer;
  const { from, to } = axisSpan(window);
  const span = useMemo(() => ({ from, to }), [from, to]);
  const marks = useChartMarks(answer);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys inside a table scroll that table. Keys with Ctrl, Meta or Alt belong to the browser.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const { at: before } = crosshair;
    const inside = event.key === "+" && before !== null ? zoomedIn(window, before) : null;
    const drawings = charts.map(({ drawing }) => drawing);
    const steps = keySteps(drawings);
    if (!inside && !moveByKey(crosshair, event.key, steps)) return;
    event.preventDefault();
    if (inside) go(inside);
    const { at } = crosshair;
    if (at === null) return setSpoken("");
    const time = timeWords(at, zone, window.to);
    const events = eventsAt(marks.events, at, steps.stepMs);
    setSpoken(spokenAt(drawings, at, { time, events }));
  };
  return (
    // A group that is read with the arrow keys must take the focus and the keys. A fieldset is for
    // forms.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={grid}
      className={styles.grid}
      style={PLOT_STYLE}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={label}
      data-charts
      data-fills={fills}
      aria-describedby={`${help} ${MARKS_LEGEND_ID}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-jump={jump}
      onKeyDown={onKeyDown}
      // The focus may go to a button of a chart, such as the one of a held reading.
      onBlur={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget) || crosshair.hide()
      }
    >
      <p id={help} className="visually-hidden">
        Arrow keys move by one datapoint, from the newest one; Page Up and Page Down by twelve, Home
        and End to the ends; Escape hides the crosshair, plus zooms in around it.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {charts.map((live) => (
        <Chart
          key={live.spec.id}
          plot={plots.get(live.spec.id) ?? null}
          {...{ live, span, marks, zone, frame }}
        />
      ))}
    </div>
  );
}

/** The live charts of these specs. A chart that is kept is the same one in a new order. */
function useLiveCharts(specs: readonly ChartSpec[], answer: WindowAnswer): readonly LiveChart[] {
  const [known] = useState(() => new Map<ChartSpec, LiveChart>());
  const charts = useMemo(
    () =>
      specs.map((spec) => {
        const live = known.get(spec) ?? new LiveChart(spec, answer);
        known.set(spec, live);
        return live;
      }),
    // A new answer reaches the charts in the effect below. It makes none of them anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [specs, known],
  );
  useLayoutEffect(() => {
    for (const chart of charts) chart.show(answer);
  }, [charts, answer]);
  return charts;
}
