import { memo } from "react";
import { shortQuantity } from "@/lib/format/short-quantity";
import type { Drawing } from "../series/drawing";
import { SERIES_COLOURS } from "../series/series-colours";
import styles from "./chart-legend.module.css";
import { legendWords } from "./legend-words";

/**
 * Names each line and shows its number: the newest settled one, or the one under the crosshair. New
 * numbers are written without React, into boxes that do not move (draw-crosshair.ts).
 */
export const ChartLegend = memo(function ChartLegend({ drawing }: { readonly drawing: Drawing }) {
  const { series, limits, gap, spec } = drawing;
  return (
    <ul className={styles.legend} data-gap={gap && true} data-stack={spec.stack && true}>
      {series.map(({ name, place, word, unit }) => (
        <li key={name} data-colour={SERIES_COLOURS[name]} data-place={place}>
          <span className={spec.stack && place > 0 ? styles.layer : styles.line} aria-hidden />
          {word}{" "}
          <b data-value={name} data-unit={unit}>
            {legendWords(drawing, { what: name, at: null })}
          </b>
        </li>
      ))}
      {gap && (
        <li title="Shaded: put and not got. Where get is ahead nothing is.">
          <span className={styles.gap} aria-hidden />
          gap{" "}
          <b data-value="gap" data-unit={spec.unit}>
            {legendWords(drawing, { what: "gap", at: null })}
          </b>
        </li>
      )}
      {limits.map(({ word, last, inside }) => (
        <li key={word}>
          <span className={styles.limit} aria-hidden />
          {word} <b>{shortQuantity(last, spec.unit)}</b>
          {!inside && " (above)"}
        </li>
      ))}
    </ul>
  );
});
