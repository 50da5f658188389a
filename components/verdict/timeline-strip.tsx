import type { WindowAnswer } from "@/lib/contract/window";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { TimeText } from "../time/time-text";
import { SeverityIcon } from "./severity-icon";
import { timelineSegments } from "./timeline-segments";
import styles from "./timeline-strip.module.css";

/** Below this share of the width a word does not fit: the list under the strip says it. */
const ROOM_FOR_A_WORD = 0.12;

/** What the banner said over the window, from its beginning to its end. */
export function TimelineStrip({ answer }: { readonly answer: WindowAnswer }) {
  const { timeline, window } = answer;
  const segments = timelineSegments(timeline, window);
  return (
    <section className={styles.timeline} aria-labelledby="timeline-title">
      <h2 id="timeline-title" className="section-title">
        Verdicts of this window
      </h2>
      <ol className={styles.strip}>
        {segments.map(({ from, to, start, share, cause, severity }) => (
          <li
            key={from}
            data-severity={severity}
            style={{ left: `${(start * 100).toFixed(3)}%`, width: `${(share * 100).toFixed(3)}%` }}
            title={`${SEVERITY_WORDS[severity]}: ${CAUSE_WORDS[cause]}`}
          >
            <span className={share < ROOM_FOR_A_WORD ? "visually-hidden" : styles.word}>
              {share >= ROOM_FOR_A_WORD && <SeverityIcon severity={severity} size={13} />}
              {CAUSE_WORDS[cause]}
              <span className="visually-hidden">
                , {SEVERITY_WORDS[severity]}, <TimeText at={from} /> to <TimeText at={to} />
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.ends}>
        <TimeText at={window.from} today={window.to} />
        {segments.length === 0 && <span>No verdict is kept for this window.</span>}
        <TimeText at={window.to} today={window.to} />
      </p>
    </section>
  );
}
