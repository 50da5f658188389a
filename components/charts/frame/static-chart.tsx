import type { Drawing } from "../series/drawing";
import styles from "./static-chart.module.css";
import type { PlotScale } from "../marks/paths";
import { SeriesPaths, StrokePath } from "../marks/series-paths";
import { strokesOf } from "../marks/strokes";
import { type TimeSpan, tickStep, timeTickLabel, timeTicks } from "../axes/time-ticks";
import { tickLabel, type YAxisScale } from "../axes/y-axis";

export interface FirstPictureProps {
  readonly drawing: Drawing;
  readonly span: TimeSpan;
  readonly axis: YAxisScale;
  readonly zone: string;
}

const WIDTH = 600;
const HEIGHT = 150;
const TICKS = 5;

/**
 * The chart as the server draws it, in the place and to the scale of the one that recharts draws
 * once it has been loaded: the first HTML holds the lines already.
 */
export function FirstPicture({ drawing, span, axis, zone }: FirstPictureProps) {
  const scale = pictureScale(span, axis);
  return (
    <div className={styles.picture} aria-hidden>
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
          {timeTickLabel(at, zone, tickStep(span, TICKS))}
        </span>
      ))}
    </div>
  );
}

function pictureScale({ from, to }: TimeSpan, { top }: YAxisScale): PlotScale {
  const factor = WIDTH / (to - from);
  return { x: { origin: -factor * from, factor }, y: { origin: HEIGHT, factor: -HEIGHT / top } };
}

function fraction(at: number, { from, to }: TimeSpan): number {
  return (at - from) / (to - from);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
