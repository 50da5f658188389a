import { gapPath } from "./marks/gap-path";
import { linePath, type PlotScale, place } from "./marks/paths";
import {
  SPARK_HEIGHT,
  SPARK_WIDTH,
  type SparkPicture,
  sparkPicture,
  sparkScale,
  type SparkSource,
} from "./spark-picture";
import styles from "./sparkline.module.css";

/** The last hour of what proves the verdict, small enough for a row. Its numbers stand beside it. */
export function Sparkline({ of }: { readonly of: SparkSource }) {
  const picture = sparkPicture(of);
  const scale = sparkScale(picture);
  return (
    <div className={styles.spark} data-picture={picture.what}>
      <div className={styles.plot}>
        <SparkLines picture={picture} scale={scale} />
        <LimitNames picture={picture} scale={scale} />
      </div>
      <p className={styles.words}>
        {picture.words.map(({ word, value, hidden }) => (
          <span key={word} className={hidden && "visually-hidden"}>
            {word} <b>{value}</b>
          </span>
        ))}
      </p>
    </div>
  );
}

interface DrawnProps {
  readonly picture: SparkPicture;
  readonly scale: PlotScale;
}

/** The lines over the last hour, with their limits and where the trouble began. They fill their place. */
function SparkLines({ picture: { lines, gap, limits, onset }, scale }: DrawnProps) {
  return (
    <svg
      className={styles.lines}
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {gap && <path className={styles.gap} d={gapPath(...gap, scale)} />}
      {onset && (
        <path
          className={styles.onset}
          data-earlier={onset.isEarlier || undefined}
          d={`M${place(scale.x, onset.at)},0V${SPARK_HEIGHT}`}
        />
      )}
      {limits.map(({ word, value }) => (
        <path
          key={word}
          className={styles.limit}
          d={`M0,${place(scale.y, value)}H${SPARK_WIDTH}`}
        />
      ))}
      {lines.toReversed().map(({ colour, column }) => (
        <path
          key={colour}
          className={styles.line}
          data-colour={colour}
          d={linePath(column, scale)}
        />
      ))}
    </svg>
  );
}

/** The limits by name, where there is room: HTML, because text in a stretched SVG is stretched. */
function LimitNames({ picture: { limits }, scale: { y } }: DrawnProps) {
  return limits.map(({ word, value }) => (
    <span
      key={word}
      className={styles.name}
      style={{ top: `${((100 * place(y, value)) / SPARK_HEIGHT).toFixed(1)}%` }}
      aria-hidden
    >
      {word}
    </span>
  ));
}
