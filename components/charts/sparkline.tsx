import type { SparklineView } from "@/lib/contract/pipelines";
import { gapWords, getWords, valueWords } from "./chart-words";
import { newest, valueAt } from "./column";
import { newerOf, nowOf } from "./now-of";
import { sparkColumns, SparkLines } from "./spark-lines";
import styles from "./sparkline.module.css";

const UNIT = "bytes/s";

/** The last hour of put against get in the room of a row. Its numbers stand beside it. */
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

/** Put and get are told of one and the same minute, the newest of either. */
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
