import type { VerdictNumbers } from "@/lib/domain/verdict";
import { UNKNOWN } from "@/lib/format/quantity";
import { keyNumbers } from "./key-numbers";
import styles from "./number-row.module.css";

/** The numbers under the banner, in large type. */
export function NumberRow({ numbers }: { readonly numbers: VerdictNumbers }) {
  return (
    <dl className={styles.row}>
      {keyNumbers(numbers).map(({ label, text, hint }) => (
        <div key={label} title={hint}>
          <dt>{label}</dt>
          <dd>{text === UNKNOWN ? <span className={styles.unknown}>not known</span> : text}</dd>
        </div>
      ))}
    </dl>
  );
}
