import { settledCount } from "./column";
import type { DrawnSeries, Drawing } from "./drawing";
import { bandPath, heldExtremesPath, heldPath, linePath, type PlotScale, stepPath } from "./paths";
import { SERIES_COLOURS } from "./series-colours";
import styles from "./series-paths.module.css";

export interface SeriesPathsProps {
  readonly drawing: Drawing;
  readonly scale: PlotScale;
}

/** The inside of a plot: gap, extremes, limits, and the lines above them. */
export function SeriesPaths({ drawing, scale }: SeriesPathsProps) {
  const { gap, series, limits, settledTo, end, spec } = drawing;
  return (
    <g className={styles.series}>
      {gap && (
        <path className={styles.gap} d={bandPath(...gap, scale, settledCount(gap[0], settledTo))} />
      )}
      {series.map((one) => (
        <Extremes key={one.name} series={one} scale={scale} held={spec.held} />
      ))}
      {limits
        .filter(({ inside }) => inside)
        .map(({ word, points }) => (
          <path key={word} className={styles.limit} d={stepPath(points, scale, end)} />
        ))}
      {/* The first series is thin and above the others: where two are equal, both are seen. */}
      {series.toReversed().map((one) => (
        <g key={one.name} data-colour={SERIES_COLOURS[one.name]} data-place={one.place}>
          {spec.held ? (
            <path className={styles.line} d={heldPath(one.column, scale, end)} />
          ) : (
            <Line series={one} scale={scale} settledTo={settledTo} />
          )}
        </g>
      ))}
    </g>
  );
}

interface LineProps {
  readonly series: DrawnSeries;
  readonly scale: PlotScale;
}

function Line({ series, scale, settledTo }: LineProps & { readonly settledTo: number }) {
  const { column } = series;
  const settled = settledCount(column, settledTo);
  return (
    <>
      <path className={styles.line} d={linePath(column, scale, { to: settled })} />
      {/* From the last settled point on, so that the two halves of the line meet. */}
      <path className={styles.provisional} d={linePath(column, scale, { from: settled - 1 })} />
    </>
  );
}

function Extremes({ series, scale, held }: LineProps & { readonly held: true | undefined }) {
  const { name, extremes } = series;
  if (!extremes) return null;
  const [low, high] = extremes;
  const path = held ? heldExtremesPath : bandPath;
  return (
    <path
      className={styles.extremes}
      data-colour={SERIES_COLOURS[name]}
      d={path(high, low, scale)}
    />
  );
}
