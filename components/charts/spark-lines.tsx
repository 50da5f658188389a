import type { SparklineView } from "@/lib/contract/window";
import { type Column, peak } from "./column";
import { bandPath, linePath, type PlotScale } from "./paths";
import styles from "./sparkline.module.css";

const WIDTH = 200;
const HEIGHT = 40;

/** The lines of the last hour's put against get, as wide and high as their place. */
export function SparkLines({ view }: { readonly view: SparklineView }) {
  const { put, get } = sparkColumns(view);
  const scale = sparklineScale(put, get);
  return (
    <svg
      className={styles.lines}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <path className={styles.gap} d={bandPath(put, get, scale)} />
      <path className={styles.get} d={linePath(get, scale)} />
      <path className={styles.put} d={linePath(put, scale)} />
    </svg>
  );
}

export function sparkColumns({ from, stepMs, put, get }: SparklineView): {
  readonly put: Column;
  readonly get: Column;
} {
  return { put: { t0: from, stepMs, values: put }, get: { t0: from, stepMs, values: get } };
}

/** From zero to a little above the highest value, over all of the steps. */
export function sparklineScale(put: Column, get: Column): PlotScale {
  const steps = Math.max(put.values.length, get.values.length, 1);
  const top = 1.1 * Math.max(peak(put.values) ?? 0, peak(get.values) ?? 0, 1);
  const factor = WIDTH / (steps * put.stepMs);
  return { x: { origin: -factor * put.t0, factor }, y: { origin: HEIGHT, factor: -HEIGHT / top } };
}
