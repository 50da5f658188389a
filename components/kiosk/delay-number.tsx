import type { VerdictNumbers } from "@/lib/domain/verdict";
import { formatQuantity } from "@/lib/format/quantity";
import styles from "./numbers.module.css";

/** The one number: how late a record is when its work is done; and where it waits. */
export function DelayNumber({ numbers }: { readonly numbers: VerdictNumbers }) {
  const { endToEndDelayMs, waitingInStreamMs, waitingInSparkMs, processingMs } = numbers;
  const parts = [
    ["in the stream", waitingInStreamMs],
    ["in Spark's queue", waitingInSparkMs],
    ["being processed", processingMs],
  ] as const;
  return (
    <div className={styles.number} data-the-number>
      <p className={styles.label}>End-to-end delay</p>
      <p className={styles.value}>
        {endToEndDelayMs === null ? "not known" : formatQuantity(endToEndDelayMs, "ms")}
      </p>
      {endToEndDelayMs !== null && (
        <ul className={styles.parts}>
          {parts.map(
            ([word, ms]) =>
              ms !== null && (
                <li key={word}>
                  <b>{formatQuantity(ms, "ms")}</b> {word}
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  );
}
