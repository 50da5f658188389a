import type { SeriesName, Unit } from "@/lib/domain/series";
import type { Column } from "@/lib/domain/column";
import type { SeriesView, WindowAnswer } from "./window";

/** `[bucket start (epoch ms), value]`; null only where a datapoint is missing. */
export type Point = readonly [at: number, value: number | null];

/** A series for scripts and files: each value beside its instant. */
export interface PublicSeries {
  readonly unit: Unit;
  /** Distance between buckets, ms; never below the source's own period. */
  readonly stepMs: number;
  readonly points: readonly Point[];
  /** Extremes inside each bucket, when buckets hold more than one datapoint. */
  readonly min?: readonly (readonly [number, number])[];
  readonly max?: readonly (readonly [number, number])[];
}

/** The answer of `GET /api/pipelines/{id}` in `application/json`, and of the export in JSON. */
export interface PublicWindow extends Omit<WindowAnswer, "series"> {
  readonly series: Readonly<Record<SeriesName, PublicSeries>>;
}

/** A window with an instant beside each value. */
export function toPublic(answer: WindowAnswer): PublicWindow {
  const series = Object.entries(answer.series).map(([name, view]) => [name, publicSeries(view)]);
  // Object.entries loses the names' type; they are those of the answer.
  return { ...answer, series: Object.fromEntries(series) as PublicWindow["series"] };
}

function publicSeries(view: SeriesView): PublicSeries {
  const { unit, stepMs, min, max } = view;
  return {
    unit,
    stepMs,
    points: pointsOf(view),
    ...(min && { min: knownPoints({ ...view, values: min }) }),
    ...(max && { max: knownPoints({ ...view, values: max }) }),
  };
}

/** Every bucket of a column with its instant, gaps included. */
export function pointsOf({ t0, stepMs, values }: Column): readonly Point[] {
  return values.map((value, i) => [t0 + i * stepMs, value]);
}

function knownPoints(column: Column): readonly (readonly [number, number])[] {
  return pointsOf(column).flatMap(([at, value]) => (value === null ? [] : [[at, value] as const]));
}
