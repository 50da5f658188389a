import { memo, use, useLayoutEffect, useMemo, useRef } from "react";
import {
  usePlotArea,
  useXAxisDomain,
  useXAxisScale,
  useYAxisDomain,
  useYAxisScale,
} from "recharts";
import type { LiveChart } from "../live/live-chart";
import { LiveChartContext, useChartForm } from "../live/live-chart-hooks";
import { LivePaths, pathCount } from "../live/live-paths";
import type { Linear, PlotScale } from "../marks/paths";
import { SeriesPaths, StrokePath } from "../marks/series-paths";
import { strokesOf } from "../marks/strokes";

type Scale = ReturnType<typeof useXAxisScale>;

/** Padding, px, so that a line at the very top or bottom is drawn in its full width. */
const AIR = 3;

/** Draws the series with recharts' own scales. It is a child of the chart, clipped to its plot. */
export function SeriesLayer() {
  const live = use(LiveChartContext);
  const area = usePlotArea();
  const x = useLinear(useXAxisScale(), useXAxisDomain());
  const y = useLinear(useYAxisScale(), useYAxisDomain());
  const scale = useMemo(() => x && y && { x, y }, [x, y]);
  if (!live || !area || !scale) return null;
  const { x: left, y: top, width, height } = area;
  return (
    <svg
      x={left}
      y={top - AIR}
      width={width}
      height={height + 2 * AIR}
      viewBox={`${left} ${top - AIR} ${width} ${height + 2 * AIR}`}
    >
      <LiveLines live={live} scale={scale} />
    </svg>
  );
}

interface LiveLinesProps {
  readonly live: LiveChart;
  readonly scale: PlotScale;
}

/**
 * Memoised, because recharts renders several times for one new axis, each time with the same
 * scales.
 */
const LiveLines = memo(function LiveLines({ live, scale }: LiveLinesProps) {
  const lines = useRef<SVGGElement>(null);
  useChartForm(live);
  // Runs after every render. Renders are few: React knows which paths exist, but not their shapes.
  useLayoutEffect(() => {
    const paths = new LivePaths(lines.current?.children ?? [], scale);
    const move = () => live.seen && paths.move(strokesOf(live.drawing));
    // A chart off the screen is drawn once as well when its axis is new.
    paths.move(strokesOf(live.drawing));
    return live.join(move);
  });
  return (
    <SeriesPaths ref={lines}>
      {strokesOf(live.drawing).flatMap((stroke) =>
        Array.from({ length: pathCount(stroke) }, (_, part) => (
          <StrokePath key={`${stroke.key} ${part}`} stroke={stroke} />
        )),
      )}
    </SeriesPaths>
  );
});

/** recharts' scale as a straight line: two calls in all instead of one for each point. */
function useLinear(scale: Scale, domain: readonly unknown[] | undefined): Linear | null {
  const { origin, factor } = linear(scale, domain) ?? {};
  return useMemo(
    () => (origin === undefined || factor === undefined ? null : { origin, factor }),
    [origin, factor],
  );
}

function linear(scale: Scale, domain: readonly unknown[] | undefined): Linear | null {
  const [low, high] = domain ?? [];
  if (!scale || typeof low !== "number" || typeof high !== "number" || low === high) return null;
  const [a, b] = [scale(low), scale(high)];
  if (typeof a !== "number" || typeof b !== "number") return null;
  const factor = (b - a) / (high - low);
  return { origin: a - factor * low, factor };
}
