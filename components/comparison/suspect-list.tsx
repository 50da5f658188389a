import type { ComparisonAnswer } from "@/lib/contract/comparison";
import { TimeText } from "../time/time-text";
import styles from "./comparison-panel.module.css";

/**
 * What happened in the span or shortly before it. It stands beside the measurements and is no
 * proof.
 */
export function SuspectList({
  suspects,
  today,
}: Pick<ComparisonAnswer, "suspects"> & { readonly today: number }) {
  if (suspects.length === 0)
    return <p className="quiet">No restart, reshard or change of settings lies in it.</p>;
  return (
    <>
      <h3 className={styles.suspects}>
        Suspects: what happened in it, or in the five minutes before
      </h3>
      <ol className={styles.list}>
        {suspects.map(({ at, kind, text }) => (
          <li key={`${at} ${kind} ${text}`}>
            <TimeText at={at} today={today} /> {text}
          </li>
        ))}
      </ol>
    </>
  );
}
