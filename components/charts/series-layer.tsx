import { use, useLayoutEffect, useRef } from "react";
import {
  usePlotArea,
  useXAxisDomain,
  useXAxisScale,
  useYAxisDomain,
  useYAxisScale,
} from "recharts";
import type { LiveChart } from "./live-chart";
import { LiveChartContext, useChartForm } from "./live-chart-context";
import type { Linear, PlotScale } from "./paths";
import { movePaths, SeriesPaths } from "./series-paths";
import { strokesOf } from "./strokes";

type Scale = ReturnType<typeof useXAxisScale>;

/** A line at the very top or bottom is drawn in its full width, not cut in half, px. */
const AIR = 3;

/** Draws the series with recharts' own scales; a child of the chart, clipped to its plot. */
export function SeriesLayer() {
  const live = use(LiveChartContext);
  const area = usePlotArea();
  const x = linear(useXAxisScale(), useXAxisDomain());
  const y = linear(useYAxisScale(), useYAxisDomain());
  if (!live || !area || !x || !y) return null;
  const { x: left, y: top, width, height } = area;
  return (
    <svg
      x={left}
      y={top - AIR}
      width={width}
      height={height + 2 * AIR}
      viewBox={`${left} ${top - AIR} ${width} ${height + 2 * AIR}`}
    >
      <LiveLines live={live} scale={{ x, y }} />
    </svg>
  );
}

function LiveLines({ live, scale }: { readonly live: LiveChart; readonly scale: PlotScale }) {
  const lines = useRef<SVGGElement>(null);
  useChartForm(live);
  // After every render, which are few: what React has just written is what it knows, not what is now.
  useLayoutEffect(() => {
    const move = () => live.near && movePaths(lines.current, strokesOf(live.drawing), scale);
    move();
    return live.join(move);
  });
  return <SeriesPaths ref={lines} strokes={strokesOf(live.drawing)} scale={scale} />;
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
