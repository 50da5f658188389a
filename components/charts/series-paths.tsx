import type { Ref } from "react";
import type { PlotScale } from "./paths";
import styles from "./series-paths.module.css";
import type { Stroke } from "./strokes";

export interface SeriesPathsProps {
  readonly strokes: readonly Stroke[];
  readonly scale: PlotScale;
  readonly ref?: Ref<SVGGElement>;
}

/** The inside of a plot. */
export function SeriesPaths({ strokes, scale, ref }: SeriesPathsProps) {
  return (
    <g className={styles.series} ref={ref}>
      {strokes.map((stroke) => (
        <path
          key={stroke.key}
          className={styles[stroke.look]}
          data-colour={stroke.colour}
          data-place={stroke.place}
          d={stroke.path(scale)}
        />
      ))}
    </g>
  );
}

/** Moves the paths that {@link SeriesPaths} drew to where they run now, without React. */
export function movePaths(
  drawn: SVGGElement | null,
  strokes: readonly Stroke[],
  scale: PlotScale,
): void {
  // Of another form: React is about to draw them itself.
  if (drawn?.children.length !== strokes.length) return;
  for (const [i, stroke] of strokes.entries()) {
    drawn.children[i]?.setAttribute("d", stroke.path(scale));
  }
}
