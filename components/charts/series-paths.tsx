import { settledCount } from "./column";
import type { DrawnSeries, Drawing } from "./drawing";
import { bandPath, linePath, type PlotScale, stepPath } from "./paths";
import { SERIES_COLOURS } from "./series-colours";
import styles from "./series-paths.module.css";

export interface SeriesPathsProps {
  readonly drawing: Drawing;
  readonly scale: PlotScale;
}

/** The inside of a plot: gap, extremes, limits, and the lines above them. */
export function SeriesPaths({ drawing, scale }: SeriesPathsProps) {
  const { gap, series, limits, settledTo, end } = drawing;
  return (
    <g className={styles.series}>
      {gap && (
        <path className={styles.gap} d={bandPath(...gap, scale, settledCount(gap[0], settledTo))} />
      )}
      {series.map((one) => (
        <Extremes key={one.name} series={one} scale={scale} />
      ))}
      {limits
        .filter(({ inside }) => inside)
        .map(({ word, points }) => (
          <path key={word} className={styles.limit} d={stepPath(points, scale, end)} />
        ))}
      {/* The first series is thin and above the others: where two are equal, both are seen. */}
      {series.toReversed().map((one) => (
        <Line key={one.name} series={one} scale={scale} settledTo={settledTo} />
      ))}
    </g>
  );
}

interface LineProps {
  readonly series: DrawnSeries;
  readonly scale: PlotScale;
}

function Line({ series, scale, settledTo }: LineProps & { readonly settledTo: number }) {
  const { name, column, place } = series;
  const settled = settledCount(column, settledTo);
  return (
    <g data-colour={SERIES_COLOURS[name]} data-place={place}>
      <path className={styles.line} d={linePath(column, scale, { to: settled })} />
      {/* From the last settled point on, so that the two halves of the line meet. */}
      <path className={styles.provisional} d={linePath(column, scale, { from: settled - 1 })} />
    </g>
  );
}

function Extremes({ series: { name, extremes }, scale }: LineProps) {
  if (!extremes) return null;
  const [low, high] = extremes;
  return (
    <path
      className={styles.extremes}
      data-colour={SERIES_COLOURS[name]}
      d={bandPath(high, low, scale)}
    />
  );
}
