import type { SeriesName } from "@/lib/domain/series";
import type { Point, SeriesView, WindowAnswer } from "./window";

/**
 * The media type by which the page asks for a window in columns. An instant beside each value makes
 * an answer three times as long, and a browser takes as much longer to read it.
 */
export const COLUMNS_TYPE = "application/vnd.narrows.columns+json";

/** A series as one array of equal steps. */
export interface Column {
  /** Start of the first bucket, epoch ms. */
  readonly t0: number;
  readonly stepMs: number;
  /** One value a bucket; null is a gap. */
  readonly values: readonly (number | null)[];
}

/** A {@link SeriesView} with its points as a column. */
export interface SeriesColumn extends Column, Pick<SeriesView, "unit" | "min" | "max"> {}

/** A {@link WindowAnswer} whose series are columns. */
export interface WindowColumns extends Omit<WindowAnswer, "series"> {
  readonly series: Readonly<Record<SeriesName, SeriesColumn>>;
}

/** More buckets than this in one window is a mistake in the answer, not a picture. */
const MOST_BUCKETS = 20_000;

/** Puts points into their buckets. A bucket that the answer does not name is a gap as well. */
export function columnOf(view: Pick<SeriesView, "points" | "stepMs">): Column {
  if (view instanceof ColumnView) return view;
  const { points, stepMs } = view;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || !(stepMs > 0)) return { t0: 0, stepMs: Math.max(1, stepMs), values: [] };
  const size = Math.min(MOST_BUCKETS, Math.round((last[0] - first[0]) / stepMs) + 1);
  // Whole as a rule, and then each point is its own bucket.
  if (points.length === size) return { t0: first[0], stepMs, values: points.map(valueOf) };
  const values: (number | null)[] = Array.from({ length: size }, () => null);
  for (const [at, value] of points) values[Math.round((at - first[0]) / stepMs)] = value;
  return { t0: first[0], stepMs, values: values.slice(0, size) };
}

const valueOf = (point: Point): number | null => point[1];

/** A window as the page takes it. */
export function toColumns(answer: WindowAnswer): WindowColumns {
  const series = Object.entries(answer.series).map(([name, view]) => {
    const { unit, min, max } = view;
    return [name, { ...columnOf(view), unit, ...(min && { min }), ...(max && { max }) }];
  });
  // The names are those of the answer.
  return { ...answer, series: Object.fromEntries(series) as WindowColumns["series"] };
}

const viewed = new WeakMap<SeriesColumn, SeriesView>();

/** The window that came in columns; a series that is the same object as before stays the same. */
export function fromColumns(columns: WindowColumns): WindowAnswer {
  const series = Object.entries(columns.series).map(([name, column]) => {
    const view = viewed.get(column) ?? new ColumnView(column);
    viewed.set(column, view);
    return [name, view];
  });
  // As above.
  return { ...columns, series: Object.fromEntries(series) as WindowAnswer["series"] };
}

/** A series that has its column; its points are made when somebody asks for them. */
class ColumnView implements SeriesView, Column {
  readonly unit: SeriesView["unit"];
  readonly stepMs: number;
  readonly t0: number;
  readonly values: Column["values"];
  declare readonly min?: NonNullable<SeriesView["min"]>;
  declare readonly max?: NonNullable<SeriesView["max"]>;
  #points: readonly Point[] | undefined;

  constructor({ unit, stepMs, t0, values, min, max }: SeriesColumn) {
    this.unit = unit;
    this.stepMs = stepMs;
    this.t0 = t0;
    this.values = values;
    if (min) this.min = min;
    if (max) this.max = max;
  }

  get points(): readonly Point[] {
    return (this.#points ??= this.values.map((value, i) => [this.t0 + i * this.stepMs, value]));
  }
}
