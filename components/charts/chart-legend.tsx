import type { Ref } from "react";
import { formatQuantity } from "@/lib/format/quantity";
import styles from "./chart-legend.module.css";
import { gapWords, valueWords } from "./chart-words";
import { newest } from "./column";
import type { Drawing } from "./drawing";
import { SERIES_COLOURS } from "./series-colours";

/**
 * Which line is which, and its number: the newest settled one, or the one under the crosshair. The
 * latter's text is the crosshair's own: React never writes into it.
 */
export function ChartLegend({
  drawing,
  ref,
}: {
  readonly drawing: Drawing;
  readonly ref: Ref<HTMLUListElement>;
}) {
  const { series, limits, gap, settledTo, spec } = drawing;
  return (
    <ul className={styles.legend} ref={ref} data-gap={gap && true}>
      {series.map(({ name, place, word, unit, column }) => (
        <li key={name} data-colour={SERIES_COLOURS[name]} data-place={place}>
          <span className={styles.line} aria-hidden />
          {word} <b data-rest>{valueWords(newest(column, settledTo)?.[1], unit)}</b>
          <b data-at={name} />
        </li>
      ))}
      {gap && (
        <li>
          <span className={styles.gap} aria-hidden />
          gap <b data-rest>{restGap(drawing)}</b>
          <b data-at="gap" />
        </li>
      )}
      {limits.map(({ word, last, inside }) => (
        <li key={word}>
          <span className={styles.limit} aria-hidden />
          {word} <b>{formatQuantity(last, spec.unit)}</b>
          {!inside && <span className={styles.outside}> (above)</span>}
        </li>
      ))}
    </ul>
  );
}

function restGap({ gap, settledTo, spec: { unit } }: Drawing): string {
  const [put, get] = [gap?.[0], gap?.[1]].map((column) => column && newest(column, settledTo));
  // Two newest points of different minutes make no gap.
  const together = put !== undefined && get !== undefined && put[0] === get[0];
  return gapWords({ put: together ? put[1] : null, get: together ? get[1] : null, unit });
}
