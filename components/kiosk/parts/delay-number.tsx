import type { Verdict } from "@/lib/domain/verdict";
import { delayBeside, waitWords } from "@/lib/format/delay-words";
import { TimeText } from "../../time/time-text";
import { noBreakUnits } from "./no-break-units";
import styles from "./numbers.module.css";

interface DelayNumberProps extends Pick<Verdict, "severity" | "numbers"> {
  /** Another number matters more, and stands above it. */
  readonly isSecond: boolean;
}

/** The end-to-end delay of a record, and where it waits. */
export function DelayNumber({ severity, numbers, isSecond }: DelayNumberProps) {
  const { words, asOf } = delayBeside({ severity, numbers });
  const parts = [
    ["in the stream", "waitingInStreamMs"],
    ["in Spark's queue", "waitingInSparkMs"],
    ["being processed", "processingMs"],
  ] as const;
  return (
    <div className={styles.number} data-the-number data-second={isSecond || undefined}>
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
