import type { NotKnown, VerdictNumbers } from "@/lib/domain/verdict";
import { UNKNOWN } from "@/lib/format/quantity";
import { keyNumbers } from "./key-numbers";
import styles from "./number-row.module.css";

/** The numbers beside the banner. Those that are not known follow, and each reason is given once. */
export function NumberRow({
  numbers,
  notKnown = {},
}: {
  readonly numbers: VerdictNumbers;
  readonly notKnown?: NotKnown | undefined;
}) {
  const all = keyNumbers(numbers);
  const unknown = all.filter(({ text }) => text === UNKNOWN);
  const reasons = [...new Set(unknown.map(({ name }) => notKnown[name]))];
  return (
    <dl className={styles.row}>
      {all
        .filter(({ text }) => text !== UNKNOWN)
        .map(({ label, text, hint }) => (
          <div key={label} title={hint}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {reasons.map((reason) => (
        <div key={reason ?? ""} className={styles.unknown}>
          <dt>
            {unknown
              .filter(({ name }) => notKnown[name] === reason)
              .map(({ label }) => label)
              .join(", ")}
          </dt>
          <dd>not known{reason === undefined ? "" : `: ${reason}`}</dd>
        </div>
      ))}
    </dl>
  );
}
