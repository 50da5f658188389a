import type { Verdict } from "@/lib/domain/verdict";
import { delayBeside, waitWords } from "@/lib/format/delay-words";
import { TimeText } from "../../time/time-text";
import { noBreakUnits } from "./no-break-units";
import styles from "./numbers.module.css";

/** The one number: the end-to-end delay of a record, and where it waits. */
export function DelayNumber({ severity, numbers }: Pick<Verdict, "severity" | "numbers">) {
  const { words, asOf } = delayBeside({ severity, numbers });
  const parts = [
    ["in the stream", "waitingInStreamMs"],
    ["in Spark's queue", "waitingInSparkMs"],
    ["being processed", "processingMs"],
  ] as const;
  return (
    <div className={styles.number} data-the-number>
      <p className={styles.label}>End-to-end delay</p>
      <p className={styles.value}>{noBreakUnits(words)}</p>
      {asOf !== null && (
        <p className={styles.hint}>
          as of <TimeText at={asOf} />
        </p>
      )}
      {numbers.endToEndDelayMs !== null && (
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
