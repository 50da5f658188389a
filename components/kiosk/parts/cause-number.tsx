import type { DecisiveNumber } from "@/lib/domain/decisive-number";
import { NUMBER_WORDS } from "@/lib/format/decisive-number-words";
import styles from "./numbers.module.css";
import { wallNumberWords } from "./wall-number-words";

/** The number that matters for the cause. */
export function CauseNumber({ number }: { readonly number: DecisiveNumber }) {
  return (
    <div className={styles.number} data-number>
      <p className={styles.label}>{NUMBER_WORDS[number.of]}</p>
      <p className={styles.value}>{wallNumberWords(number)}</p>
    </div>
  );
}
