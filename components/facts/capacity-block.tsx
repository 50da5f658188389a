import type { FactsView } from "@/lib/contract/facts";
import { capacityLines, capacityNotes } from "./capacity";
import styles from "./capacity-block.module.css";

/** Shards, receivers and slots as rows of squares: who reads what, and what is left for work. */
export function CapacityBlock({ facts }: { readonly facts: FactsView }) {
  const lines = capacityLines(facts);
  return (
    <>
      <dl className={styles.lines}>
        {lines.map(({ word, text, squares }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <b>{text}</b>
              <span className={styles.squares} aria-hidden>
                {squares.map((kind, i) => (
                  // A square has no identity except its position.
                  // oxlint-disable-next-line react/no-array-index-key
                  <i key={i} data-kind={kind} />
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {capacityNotes(facts).map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}
