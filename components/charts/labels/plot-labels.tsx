import { formatMoment } from "@/lib/format/time";
import type { Drawing, DrawnLimit } from "../series/drawing";
import styles from "./plot-labels.module.css";

/**
 * Labels the limit lines at their ends. The labels are HTML, because text in a stretched SVG would
 * be stretched.
 */
export function LimitLabels({
  limits,
  top,
}: {
  readonly limits: readonly DrawnLimit[];
  readonly top: number;
}) {
  return limits
    .filter(({ inside }) => inside)
    .map(({ word, last }) => {
      const share = last / top;
      // A line at the very top has no room above it.
      const side = share > 0.9 ? styles.below : styles.above;
      return (
        <span
          key={word}
          className={side}
          style={{ bottom: `${(share * 100).toFixed(2)}%` }}
          aria-hidden
        >
          {word}
        </span>
      );
    });
}

/** Says why a line of batches ends before the present. Without it the end looks like lost data. */
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

/** Says why put and get end before the present: what is published of a younger minute is a part. */
export function CountingMark({ drawing }: { readonly drawing: Drawing }) {
  if (!drawing.saysCounting) return null;
  return (
    <span className={styles.waiting} data-counting>
      newest minutes still being counted
    </span>
  );
}
