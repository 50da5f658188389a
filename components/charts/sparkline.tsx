import type { SparklineView } from "@/lib/contract/window";
import { gapWords, valueWords } from "./chart-words";
import { type Column, newest, peak } from "./column";
import { bandPath, linePath, type PlotScale } from "./paths";
import styles from "./sparkline.module.css";

const WIDTH = 200;
const HEIGHT = 40;

/** The last hour of put against get in the room of a row. Its numbers stand beside it. */
export function Sparkline({ view }: { readonly view: SparklineView }) {
  const { from, stepMs } = view;
  const put: Column = { t0: from, stepMs, values: view.put };
  const get: Column = { t0: from, stepMs, values: view.get };
  const scale = sparklineScale(put, get);
  const last = { put: newest(put, Infinity)?.[1] ?? null, get: newest(get, Infinity)?.[1] ?? null };
  return (
    <div className={styles.spark}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        <path className={styles.gap} d={bandPath(put, get, scale)} />
        <path className={styles.get} d={linePath(get, scale)} />
        <path className={styles.put} d={linePath(put, scale)} />
      </svg>
      <p className={styles.words}>
        <span>
          put <b>{valueWords(last.put, "bytes/s")}</b>
        </span>
        <span>
          get <b>{valueWords(last.get, "bytes/s")}</b>
        </span>
        <span className="visually-hidden">gap {gapWords({ ...last, unit: "bytes/s" })}</span>
      </p>
    </div>
  );
}

/** From zero to a little above the highest value, over all of the steps. */
export function sparklineScale(put: Column, get: Column): PlotScale {
  const steps = Math.max(put.values.length, get.values.length, 1);
  const top = 1.1 * Math.max(peak(put.values) ?? 0, peak(get.values) ?? 0, 1);
  const factor = WIDTH / (steps * put.stepMs);
  return { x: { origin: -factor * put.t0, factor }, y: { origin: HEIGHT, factor: -HEIGHT / top } };
}
