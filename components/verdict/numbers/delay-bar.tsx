import type { NotKnown, Verdict } from "@/lib/domain/verdict";
import { delayBeside } from "@/lib/format/delay-words";
import { TimeText } from "../../time/time-text";
import styles from "./delay-bar.module.css";
import { delayParts } from "./delay-parts";

/** The end-to-end delay as one bar of its three parts. */
export function DelayBar({
  severity,
  numbers,
  notKnown,
}: Pick<Verdict, "severity" | "numbers"> & { readonly notKnown?: NotKnown | undefined }) {
  const parts = delayParts(numbers);
  const { words, asOf } = delayBeside({ severity, numbers });
  // Without a total, the shares of the parts are unknown, so the bar stays empty.
  const isKnown = numbers.endToEndDelayMs !== null;
  return (
    <section className={styles.delay} aria-labelledby="delay-title">
      <h2 id="delay-title" className="section-title">
        End-to-end delay
        {/*
         * The instant comes before the number: the number's box fits every delay, so text after it
         * would stand apart.
         */}
        {asOf !== null && (
          <span className={styles.asOf}>
            {" "}
            as of <TimeText at={asOf} />
          </span>
        )}{" "}
        <b className={styles.total} data-at-least={numbers.delayIsAtLeast}>
          {words}
        </b>
      </h2>
      {!isKnown && notKnown?.endToEndDelayMs !== undefined && (
        <p className={styles.why}>Not known: {notKnown.endToEndDelayMs}.</p>
      )}
      <div className={styles.bar} data-unknown={!isKnown || undefined} aria-hidden>
        {parts.map(
          ({ word, colour, share }) =>
            isKnown &&
            share !== null &&
            share > 0 && <span key={word} data-colour={colour} style={{ flexGrow: share }} />,
        )}
      </div>
      <ul className={styles.parts} data-at-least={numbers.delayIsAtLeast}>
        {parts.map(({ word, colour, text }) => (
          <li key={word} data-colour={colour}>
            <span className={styles.part}>
              <span className={styles.swatch} aria-hidden />
              {word} <b>{text}</b>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
