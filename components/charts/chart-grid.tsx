"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
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
import { moveByKey } from "./crosshair/crosshair";
import { useCrosshair } from "./crosshair/crosshair-context";
import { eventsAt, spokenAt, timeWords } from "./crosshair/draw-crosshair";
import { keySteps } from "./crosshair/key-steps";
import { MARKS_LEGEND_ID } from "./events/marks-legend";
import { useChartMarks } from "./events/use-chart-marks";
import { useChartFrame } from "./frame/use-chart-frame";
import { LiveChart } from "./live/live-chart";
import type { ChartSpec } from "./series/chart-specs";

export interface ChartGridProps {
  readonly label: string;
  readonly specs: readonly ChartSpec[];
  readonly answer: WindowAnswer;
  readonly height: number;
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
export function ChartGrid({ label, specs, answer, height, jump }: ChartGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const zone = useZone();
  const crosshair = useCrosshair();
  const frame = useChartFrame();
  const width = useWidth(grid);
  const { go } = useNavigation();
  const help = useId();
  const [spoken, setSpoken] = useState("");
  const [charts] = useState(() => specs.map((spec) => new LiveChart(spec, answer)));
  useLayoutEffect(() => {
    for (const chart of charts) chart.show(answer);
  }, [charts, answer]);
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
        <Chart key={live.spec.id} {...{ live, span, marks, zone, height, frame, width }} />
      ))}
    </div>
  );
}

/**
 * The width of the first chart's plot, px; null before it is measured. All charts of a grid have
 * the same width.
 */
function useWidth(grid: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const place = grid.current?.querySelector("[data-plot]");
    if (!place) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [grid]);
  return width;
}
