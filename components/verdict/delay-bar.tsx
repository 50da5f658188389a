import type { VerdictNumbers } from "@/lib/domain/verdict";
import { UNKNOWN, formatQuantity } from "@/lib/format/quantity";
import styles from "./delay-bar.module.css";
import { delayParts } from "./delay-parts";

/** The end-to-end delay as one bar of its three parts. */
export function DelayBar({ numbers }: { readonly numbers: VerdictNumbers }) {
  const parts = delayParts(numbers);
  const total = formatQuantity(numbers.endToEndDelayMs, "ms");
  return (
    <section className={styles.delay} aria-labelledby="delay-title">
      <h2 id="delay-title" className="section-title">
        End-to-end delay <b className={styles.total}>{total === UNKNOWN ? "not known" : total}</b>
      </h2>
      <div className={styles.bar} aria-hidden>
        {parts.map(
          ({ word, colour, share }) =>
            share !== null &&
            share > 0 && <span key={word} data-colour={colour} style={{ flexGrow: share }} />,
        )}
      </div>
      <ul className={styles.parts}>
        {parts.map(({ word, colour, ms }) => (
          <li key={word} data-colour={colour}>
            <span className={styles.swatch} aria-hidden />
            {word} <b>{ms === null ? "not known" : formatQuantity(ms, "ms")}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
