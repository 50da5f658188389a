import type { Drawing } from "../series/drawing";
import { SERIES_COLOURS } from "../series/series-colours";
import styles from "./readings.module.css";

/**
 * The labels of the values under the crosshair, one beside each line. They are written and placed
 * without React (place-readings.ts).
 */
export function Readings({ drawing }: { readonly drawing: Drawing }) {
  const { series, spec } = drawing;
  return series.map(({ name, place }) => (
    <span
      key={name}
      className={styles.reading}
      data-reading={name}
      data-colour={SERIES_COLOURS[name]}
      data-place={spec.stack ? undefined : place}
    />
  ));
}
