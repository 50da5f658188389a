import type { ReactNode, Ref } from "react";
import styles from "./series-paths.module.css";
import type { Stroke } from "./strokes";

/** The inside of a plot. */
export function SeriesPaths({
  ref,
  children,
}: {
  readonly ref?: Ref<SVGGElement>;
  readonly children: ReactNode;
}) {
  return (
    <g className={styles.series} ref={ref}>
      {children}
    </g>
  );
}

/** A stroke in its look, along `d`. Without `d`, its path is written without React. */
export function StrokePath({ stroke, d }: { readonly stroke: Stroke; readonly d?: string }) {
  const { look, colour, place } = stroke;
  return <path className={styles[look]} data-colour={colour} data-place={place} d={d} />;
}
