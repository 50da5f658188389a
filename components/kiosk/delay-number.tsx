import type { VerdictNumbers } from "@/lib/domain/verdict";
import { delayWords, waitWords } from "@/lib/format/delay-words";
import styles from "./numbers.module.css";

/** The one number: how late a record is when its work is done; and where it waits. */
export function DelayNumber({ numbers }: { readonly numbers: VerdictNumbers }) {
  const { endToEndDelayMs } = numbers;
  const parts = [
    ["in the stream", "waitingInStreamMs"],
    ["in Spark's queue", "waitingInSparkMs"],
    ["being processed", "processingMs"],
  ] as const;
  return (
    <div className={styles.number} data-the-number>
      <p className={styles.label}>End-to-end delay</p>
      <p className={styles.value}>{delayWords(numbers)}</p>
      {endToEndDelayMs !== null && (
        <ul className={styles.parts}>
          {parts.map(
            ([word, name]) =>
              numbers[name] !== null && (
                <li key={word}>
                  <b>{waitWords(numbers, name)}</b> {word}
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  );
}
