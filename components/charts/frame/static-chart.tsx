import { tickStep, type TimeSpan, timeTickLabel, timeTicks } from "../axes/time-ticks";
import { tickLabel, type YAxisScale } from "../axes/y-axis";
import { pictureScale } from "../marks/paths";
import { SeriesPaths, StrokePath } from "../marks/series-paths";
import { strokesOf } from "../marks/strokes";
import type { Drawing } from "../series/drawing";
import styles from "./static-chart.module.css";

export interface StaticChartProps {
  readonly drawing: Drawing;
  readonly span: TimeSpan;
  readonly axis: YAxisScale;
  readonly zone: string;
}

const WIDTH = 600;
const HEIGHT = 150;
const TICKS = 5;

/**
 * The chart as the server draws it, with the size and scale of the recharts chart that replaces it.
 * So the first HTML already has the lines.
 */
export function StaticChart({ drawing, span, axis, zone }: StaticChartProps) {
  const scale = pictureScale(span, axis.top, { width: WIDTH, height: HEIGHT });
  return (
    <div className={styles.chart} aria-hidden>
      {axis.ticks.map((tick) => (
        <span key={tick} className={styles.rule} style={{ bottom: percent(tick / axis.top) }}>
          <span className={styles.value}>{tickLabel(tick, axis)}</span>
        </span>
      ))}
      <svg className={styles.lines} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        <SeriesPaths>
          {strokesOf(drawing).map((stroke) => (
            <StrokePath key={stroke.key} stroke={stroke} d={stroke.path(scale)} />
          ))}
        </SeriesPaths>
      </svg>
      {timeTicks(span, zone, TICKS).map((at) => (
        <span key={at} className={styles.time} style={{ left: percent(fraction(at, span)) }}>
          {timeTickLabel(at, zone, { step: tickStep(span, TICKS), to: span.to })}
        </span>
      ))}
    </div>
  );
}

function fraction(at: number, { from, to }: TimeSpan): number {
  return (at - from) / (to - from);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
