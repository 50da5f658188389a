import type { CSSProperties } from "react";
import { isTroubled, overviewWords, type PipelineSummary } from "../../overview/worst-first";
import { DenseTile } from "./dense-tile";
import { LargeTile } from "./large-tile";
import styles from "./tile-grid.module.css";

export interface TileGridProps {
  /** Worst first; not empty. */
  readonly pipelines: readonly PipelineSummary[];
  readonly stale: boolean;
  readonly writtenAt: number;
}

/**
 * The worst one largest, then the others in trouble, then the rest as small tiles. What does not
 * fit is counted in words.
 */
export function TileGrid({ pipelines, stale, writtenAt }: TileGridProps) {
  const layout = tileLayout(pipelines.length, pipelines.filter(isTroubled).length);
  const large = pipelines.slice(1, 1 + layout.large);
  const dense = pipelines.slice(1 + layout.large, 1 + layout.large + layout.dense);
  const rest = pipelines.slice(1 + layout.large + layout.dense);
  return (
    <div
      className={styles.grid}
      // React's style type knows no custom properties.
      style={sizesOf(layout) as CSSProperties}
      data-large={large.length > 0 || undefined}
      data-dense={dense.length > 0 || undefined}
      id="verdict"
    >
      <ol className={styles.lead}>
        {pipelines.slice(0, 1).map((pipeline) => (
          <LargeTile key={pipeline.id} {...{ pipeline, stale, writtenAt }} lead />
        ))}
      </ol>
      {large.length > 0 && (
        <ol className={styles.large}>
          {large.map((pipeline) => (
            <LargeTile key={pipeline.id} {...{ pipeline, stale, writtenAt }} lead={false} />
          ))}
        </ol>
      )}
      {dense.length > 0 && (
        <div className={styles.others}>
          <ol className={styles.dense}>
            {dense.map((pipeline) => (
              <DenseTile key={pipeline.id} pipeline={pipeline} stale={stale} />
            ))}
          </ol>
          {rest.length > 0 && (
            <p className={styles.rest} data-rest-words>
              and {rest.length} more{stale ? ", as they were" : ""}: {overviewWords(rest)}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** Columns and rows of the small tiles, on a landscape and on a portrait screen. */
function sizesOf({ large, dense, rest, wide, tall }: TileLayout) {
  return {
    "--large": large,
    // Heights in the frame's unit: of a tile, and of the words under the tiles.
    "--tile": dense <= 8 ? 5.5 : dense <= 16 ? 4.4 : 3.1,
    "--words": rest > 0 ? 3 : 0,
    "--wide": wide,
    "--tall": tall,
    "--wide-rows": Math.ceil(dense / wide),
    "--tall-rows": Math.ceil(dense / tall),
  };
}

/** How many pipelines are shown in each size, and the columns of the smallest size. */
interface TileLayout {
  /** Of half a width each, under the first, which is the largest. */
  readonly large: number;
  /** One small tile each. */
  readonly dense: number;
  /** The number that does not fit. It is shown in words. */
  readonly rest: number;
  /** Columns of small tiles, on a landscape and on a portrait screen. */
  readonly wide: number;
  readonly tall: number;
}

/** Up to this many share the screen without small tiles. */
const ROOMY = 3;
const MOST_LARGE = 3;
/** Five rows of eight, or ten of four. Smaller tiles could not be read from across a room. */
const MOST_DENSE = 40;

/**
 * Lays out the tiles: the worst one largest, the others in trouble after it large, the rest small.
 *
 * @param count number of all pipelines
 * @param troubled number of those that are critical, warning or unknown
 */
export function tileLayout(count: number, troubled: number): TileLayout {
  const others = Math.max(0, count - 1);
  const large = count <= ROOMY ? others : Math.min(MOST_LARGE, Math.max(0, troubled - 1));
  const dense = Math.min(MOST_DENSE, others - large);
  const [wide, tall] = columns(dense);
  return { large, dense, rest: others - large - dense, wide, tall };
}

function columns(dense: number): readonly [wide: number, tall: number] {
  if (dense <= 8) return [4, 2];
  return dense <= 16 ? [6, 3] : [8, 4];
}
