import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ChartGridProps } from "@/components/charts/chart-grid";
import styles from "@/components/charts/chart-grid.module.css";
import type { ChartSpec } from "@/components/charts/series/chart-specs";
import type { WindowAnswer } from "@/lib/contract/window";
import type { SeriesName } from "@/lib/domain/series";

/** As high as the plots of the page's own grid, px. */
const PLOT_HEIGHT = 150;

const COLOURS = ["#2563eb", "#d97706", "#7c3aed"];

/** The rows that recharts needs: an object per instant, with a member per series. */
type Row = { readonly at: number } & Readonly<Record<string, number | [number, number] | null>>;

/**
 * The charts of the pipeline page in the style of recharts' own examples, with the usual advice: no
 * animation, no dots, rows made once per answer. It replaces the page's own grid ({@link
 * bundlePlain}).
 */
export function ChartGrid({ specs, answer }: ChartGridProps) {
  return (
    <div className={styles.grid}>
      {specs.map((spec) => (
        <PlainChart key={spec.id} {...{ spec, answer }} />
      ))}
    </div>
  );
}

interface PlainChartProps {
  readonly spec: ChartSpec;
  readonly answer: WindowAnswer;
}

function PlainChart({ spec, answer }: PlainChartProps) {
  const rows = rowsOf(spec, answer);
  return (
    <figure style={{ margin: 0, minWidth: 0 }}>
      <figcaption>{spec.title}</figcaption>
      <div data-plot>
        <ResponsiveContainer width="100%" height={PLOT_HEIGHT}>
          <ComposedChart data={rows} syncId="page">
            <CartesianGrid strokeDasharray="3 3" vertical={false} />
            <XAxis
              dataKey="at"
              type="number"
              domain={["dataMin", "dataMax"]}
              tickFormatter={clock}
            />
            <YAxis />
            <Tooltip labelFormatter={(at) => clock(Number(at))} isAnimationActive={false} />
            {spec.gap && <Area dataKey="gap" stroke="none" {...STILL} />}
            {spec.series.map((name, i) => (
              <Line key={name} dataKey={name} stroke={COLOURS[i] ?? "#000"} {...STILL} />
            ))}
            {spec.series.map((name, i) => (
              <Line
                key={name}
                dataKey={`${name}${UNSETTLED}`}
                stroke={COLOURS[i] ?? "#000"}
                strokeDasharray="4 3"
                {...STILL}
              />
            ))}
            {limitsOf(spec, answer).map((limit) => (
              <ReferenceLine key={limit} y={limit} stroke="#dc2626" strokeDasharray="4 4" />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

const STILL = { type: "monotone", dot: false, isAnimationActive: false } as const;
/** A line with two styles is two lines in recharts. */
const UNSETTLED = "-unsettled";

function rowsOf({ series, gap }: ChartSpec, answer: WindowAnswer): readonly Row[] {
  const { settledTo } = answer.window;
  const valueAt = (name: SeriesName, i: number) => answer.series[name].values[i] ?? null;
  const [first] = series;
  if (first === undefined) return [];
  const { t0, stepMs, values: firstValues } = answer.series[first];
  return firstValues.map((_, i) => {
    const at = t0 + i * stepMs;
    const values = series.flatMap((name) => [
      [name, at <= settledTo ? valueAt(name, i) : null],
      [`${name}${UNSETTLED}`, at >= settledTo ? valueAt(name, i) : null],
    ]);
    const [upper, lower] = (gap ?? []).map((name) => valueAt(name, i));
    const band = upper != null && lower != null ? [lower, upper] : null;
    // The type of fromEntries does not know that `at` is among them.
    return Object.fromEntries([["at", at], ...values, ["gap", band]]) as Row;
  });
}

/** The limits that are near enough to the data to be drawn. */
function limitsOf({ limits, series }: ChartSpec, answer: WindowAnswer): readonly number[] {
  const values = series.flatMap((name) => answer.series[name].values.map((value) => value ?? 0));
  const peak = Math.max(...values);
  return limits.flatMap(({ limit, reach }) => {
    const value = lastOf(limit, answer);
    return typeof value === "number" && (reach === Infinity || value <= reach * peak)
      ? [value]
      : [];
  });
}

function lastOf(limit: ChartSpec["limits"][number]["limit"], { limits, series }: WindowAnswer) {
  if (typeof limit === "number") return limit;
  const view = { ...limits, ...series }[limit];
  if (typeof view === "number" || !view) return view;
  return "points" in view ? view.points.at(-1)?.[1] : view.values.at(-1);
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 19);
