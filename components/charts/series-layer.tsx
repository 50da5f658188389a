import { use } from "react";
import {
  usePlotArea,
  useXAxisDomain,
  useXAxisScale,
  useYAxisDomain,
  useYAxisScale,
} from "recharts";
import { DrawingContext } from "./drawing-context";
import type { Linear } from "./paths";
import { SeriesPaths } from "./series-paths";

type Scale = ReturnType<typeof useXAxisScale>;

/** A line at the very top or bottom is drawn in its full width, not cut in half, px. */
const AIR = 3;

/** Draws the series with recharts' own scales; a child of the chart, clipped to its plot. */
export function SeriesLayer() {
  const drawing = use(DrawingContext);
  const area = usePlotArea();
  const x = linear(useXAxisScale(), useXAxisDomain());
  const y = linear(useYAxisScale(), useYAxisDomain());
  if (!drawing || !area || !x || !y) return null;
  const { x: left, y: top, width, height } = area;
  return (
    <svg
      x={left}
      y={top - AIR}
      width={width}
      height={height + 2 * AIR}
      viewBox={`${left} ${top - AIR} ${width} ${height + 2 * AIR}`}
    >
      <SeriesPaths drawing={drawing} scale={{ x, y }} />
    </svg>
  );
}

/** recharts' scale as the straight line that it is: two calls instead of one for each point. */
function linear(scale: Scale, domain: readonly unknown[] | undefined): Linear | null {
  const [low, high] = domain ?? [];
  if (!scale || typeof low !== "number" || typeof high !== "number" || low === high) return null;
  const [a, b] = [scale(low), scale(high)];
  if (typeof a !== "number" || typeof b !== "number") return null;
  const factor = (b - a) / (high - low);
  return { origin: a - factor * low, factor };
}
