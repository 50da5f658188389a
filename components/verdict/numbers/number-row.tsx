import type { NotKnown, VerdictNumbers } from "@/lib/domain/verdict";
import { UNKNOWN } from "@/lib/format/quantity";
import { keyNumbers } from "./key-numbers";
import styles from "./number-row.module.css";

/** The numbers beside the banner. One that is not known says why. */
export function NumberRow({
  numbers,
  notKnown = {},
}: {
  readonly numbers: VerdictNumbers;
  readonly notKnown?: NotKnown | undefined;
}) {
  return (
    <dl className={styles.row}>
      {keyNumbers(numbers).map(({ name, label, text, hint }) => (
        <div key={label} title={hint}>
          <dt>{label}</dt>
          {text === UNKNOWN ? (
            <dd className={styles.unknown}>
              not known{notKnown[name] === undefined ? "" : `: ${notKnown[name]}`}
            </dd>
          ) : (
            <dd>{text}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
