import { unreadAsZero } from "@/lib/contract/unread-as-zero";
import type { SparklineView } from "@/lib/contract/pipelines";
import type { Column } from "@/lib/domain/column";
import { gapWords, getWords, valueWords } from "./labels/quantity-words";
import { gapPath } from "./marks/gap-path";
import { linePath, type PlotScale } from "./marks/paths";
import { newest, peak, valueAt } from "./series/column";
import { newerOf, nowOf } from "./series/now-of";
import styles from "./sparkline.module.css";

const UNIT = "bytes/s";

/** The last hour of put against get, small enough for a row. Its numbers stand beside it. */
export function Sparkline({ view }: { readonly view: SparklineView }) {
  const { put, get, gap } = wordsOf(view);
  return (
    <div className={styles.spark}>
      <SparkLines view={view} />
      <p className={styles.words}>
        <span>
          put <b>{put}</b>
        </span>
        <span>
          get <b>{get}</b>
        </span>
        <span className="visually-hidden">gap {gap}</span>
      </p>
    </div>
  );
}

/** Put and get are shown for the same minute, the newest that either has. */
function wordsOf(view: SparklineView) {
  const { put, get, got, settledTo } = sparkColumns(view);
  const of = (column: typeof put) => nowOf(newest(column, settledTo), column.stepMs, settledTo);
  const at = newerOf(of(put), of(get));
  const [puts, gets, gots] = [put, get, got].map((column) =>
    at === null ? null : valueAt(column, at),
  );
  return {
    put: valueWords(puts, UNIT),
    get: getWords({ get: gets ?? null, got: gots ?? null, unit: UNIT }),
    gap: gapWords({ put: puts ?? null, get: gots ?? null, unit: UNIT }),
  };
}

const WIDTH = 200;
const HEIGHT = 40;

/** The lines of put and get over the last hour. They fill their place. */
export function SparkLines({ view }: { readonly view: SparklineView }) {
  const { put, get, got } = sparkColumns(view);
  const scale = sparklineScale(put, get);
  return (
    <svg
      className={styles.lines}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <path className={styles.gap} d={gapPath(put, got, scale)} />
      <path className={styles.get} d={linePath(get, scale)} />
      <path className={styles.put} d={linePath(put, scale)} />
    </svg>
  );
}

/** Put, and get counted as zero where nobody reads. All of it is settled. */
export function sparkColumns({ from, stepMs, put: puts, get: gets }: SparklineView) {
  const put: Column = { t0: from, stepMs, values: puts };
  const get: Column = { t0: from, stepMs, values: gets };
  const settledTo = from + puts.length * stepMs;
  return { put, get, got: unreadAsZero(put, get, settledTo), settledTo };
}

/** The scale: from zero to a little above the highest value, over all steps. */
export function sparklineScale(put: Column, get: Column): PlotScale {
  const steps = Math.max(put.values.length, get.values.length, 1);
  const top = 1.1 * Math.max(peak(put.values) ?? 0, peak(get.values) ?? 0, 1);
  const factor = WIDTH / (steps * put.stepMs);
  return { x: { origin: -factor * put.t0, factor }, y: { origin: HEIGHT, factor: -HEIGHT / top } };
}
