import { type CSSProperties, memo } from "react";
import { onsetWords } from "./mark-words";
import { MarkCount, MarkGlyph } from "./mark-glyph";
import styles from "./marks-layer.module.css";
import { type Onset, placeOnset } from "./onset";
import type { PlacedMark } from "./place-marks";
import type { TimeSpan } from "../axes/time-ticks";

export interface MarksLayerProps {
  readonly onset: Onset | null;
  readonly marks: readonly PlacedMark[];
  readonly span: TimeSpan;
  /** The plot's width, px. */
  readonly width: number;
  readonly zone: string;
}

/**
 * The onset and the events over one plot. It is HTML at shares of the plot, so that the server's
 * chart, the live chart and paper have the same. Screen readers get its words with the legend and
 * with the crosshair.
 */
export const MarksLayer = memo(function MarksLayer(props: MarksLayerProps) {
  return (
    <div className={styles.layer} aria-hidden>
      <OnsetMark {...props} />
      {props.marks.map(({ fraction, shape, events }) => (
        <span
          key={`${events[0].at} ${events[0].shape}`}
          className={styles.mark}
          style={moved(fraction)}
          data-mark={shape}
        >
          <span className={styles.sign}>
            {shape === "several" ? (
              <MarkCount count={events.length} />
            ) : (
              <MarkGlyph shape={shape} />
            )}
          </span>
        </span>
      ))}
    </div>
  );
});

/** `since 28 Nov 14:02 or earlier` takes as much, px. */
const FLAG_PX = 180;

function OnsetMark({ onset, span, width, zone }: MarksLayerProps) {
  const placed = onset && placeOnset(onset, span);
  if (!placed) return null;
  const words = onsetWords(onset, placed, { zone, today: span.to });
  const { severity } = onset;
  if (placed.where === "before") {
    return (
      <div className={styles.before} data-severity={severity} data-onset="before">
        <span className={styles.flag}>{words}</span>
      </div>
    );
  }
  const { fraction, earlier } = placed;
  return (
    <div data-severity={severity} data-onset={earlier ? "or earlier" : "at"}>
      {earlier && <div className={styles.hatched} style={{ width: percent(fraction) }} />}
      <div className={styles.onset} style={moved(fraction)}>
        <span className={styles.flag} data-side={sideOf(fraction, width)}>
          {words}
        </span>
      </div>
    </div>
  );
}

function sideOf(fraction: number, width: number): "left" | "right" {
  return (1 - fraction) * width < FLAG_PX && fraction > 0.5 ? "left" : "right";
}

/** By a transform, because a new position is then no layout: the axis moves once a minute. */
function moved(fraction: number): CSSProperties {
  return { transform: `translateX(${(fraction * 100).toFixed(2)}cqw)` };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
