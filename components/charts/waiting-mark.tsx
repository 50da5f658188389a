import { formatMoment } from "@/lib/format/time";
import type { Drawing } from "./drawing";
import styles from "./limit-labels.module.css";

/** Says why a line of batches ends before the present: without a word it looks like data that are lost. */
export function WaitingMark({
  drawing: { spec, waitingAfter, end },
  zone,
}: {
  readonly drawing: Drawing;
  readonly zone: string;
}) {
  if (waitingAfter === null) return null;
  return (
    <span className={styles.waiting} data-waiting>
      batches after {formatMoment(waitingAfter, zone, end)} have not {spec.of} yet
    </span>
  );
}
