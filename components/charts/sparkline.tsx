import type { SparklineView } from "@/lib/contract/window";
import { gapWords, valueWords } from "./chart-words";
import { newest } from "./column";
import { sparkColumns, SparkLines } from "./spark-lines";
import styles from "./sparkline.module.css";

/** The last hour of put against get in the room of a row. Its numbers stand beside it. */
export function Sparkline({ view }: { readonly view: SparklineView }) {
  const { put, get } = sparkColumns(view);
  const last = { put: newest(put, Infinity)?.[1] ?? null, get: newest(get, Infinity)?.[1] ?? null };
  return (
    <div className={styles.spark}>
      <SparkLines view={view} />
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
