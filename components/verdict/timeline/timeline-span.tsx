import type { CSSProperties } from "react";
import { CAUSE_WORDS } from "@/lib/format/verdict-words";
import { SeverityIcon } from "../severity/severity-icon";
import type { TimelineSegment } from "./timeline-segments";
import styles from "./timeline-strip.module.css";

/** Below this share of the width a word does not fit. Pointing at the span shows it. */
const ROOM_FOR_A_WORD = 0.08;

export interface TimelineSpanProps {
  readonly segment: TimelineSegment;
  /** The full text of the span. */
  readonly words: string;
  /** The one span of the strip that the Tab key reaches. */
  readonly current: boolean;
  readonly onFocus: () => void;
  /** The span that is pointed at or focused, or null when it is left. */
  readonly onPoint: (from: number | null) => void;
  readonly onChoose: () => void;
}

/** One verdict of the strip. Pressing it opens its span as the window. */
export function TimelineSpanButton(props: TimelineSpanProps) {
  const { segment, words, current, onFocus, onPoint, onChoose } = props;
  const { from, severity, cause, start, share } = segment;
  return (
    <li data-severity={severity} style={placeOf(start, share)}>
      <button
        type="button"
        className={styles.span}
        tabIndex={current ? 0 : -1}
        aria-label={words}
        onFocus={() => {
          onFocus();
          onPoint(from);
        }}
        onBlur={() => onPoint(null)}
        onPointerEnter={() => onPoint(from)}
        onPointerLeave={() => onPoint(null)}
        onClick={onChoose}
      >
        {share >= ROOM_FOR_A_WORD && (
          <>
            <SeverityIcon severity={severity} size={15} />
            <span className={styles.cause}>{CAUSE_WORDS[cause]}</span>
          </>
        )}
      </button>
    </li>
  );
}

/**
 * By a transform: the spans of a live window move with its axis, which moves no layout. A short one
 * at the end is as wide as any, within the strip.
 */
function placeOf(start: number, share: number): CSSProperties {
  return {
    width: `${(share * 100).toFixed(3)}%`,
    transform: `translateX(min(${(start * 100).toFixed(3)}cqw, 100cqw - var(--least)))`,
  };
}
