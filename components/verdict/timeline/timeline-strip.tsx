"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { formatDate } from "@/lib/format/time";
import { TimeText } from "../../time/time-text";
import { useZone } from "../../time/zone";
import { useNavigation } from "../../view/page-navigation";
import { inside } from "../../view/window-steps";
import { spanByKey, spanWords, timelineSegments } from "./timeline-segments";
import { TimelineSpanButton } from "./timeline-span";
import styles from "./timeline-strip.module.css";

/** The verdicts over the window, from its start to its end. */
export function TimelineStrip({ answer }: { readonly answer: WindowAnswer }) {
  const { timeline, window, now } = answer;
  const segments = timelineSegments(timeline, window);
  const [pointed, setPointed] = useState<number | null>(null);
  const zone = useZone();
  const place = { zone, today: window.to };
  // An axis over several days says at both of its ends which day it is.
  const overDays = formatDate(window.from, zone) !== formatDate(window.to, zone);
  const shown = segments.find(({ from }) => from === pointed);
  return (
    <section
      className={styles.timeline}
      aria-labelledby="timeline-title"
      tabIndex={-1}
      data-jump="t"
    >
      <h2 id="timeline-title" className="section-title">
        Verdicts of this window
      </h2>
      <Strip segments={segments} place={place} onPoint={setPointed} />
      <p className={styles.ends}>
        <TimeText at={window.from} today={now} day={overDays} />
        {segments.length === 0 && <span>No verdict is kept for this window.</span>}
        {/* The span that is focused or pointed at. Its button says the same to a screen reader. */}
        <span className={styles.told} aria-hidden>
          {shown && spanWords(shown, place)}
        </span>
        <TimeText at={window.to} today={now} day={overDays} />
      </p>
    </section>
  );
}

interface StripProps {
  readonly segments: ReturnType<typeof timelineSegments>;
  readonly place: Parameters<typeof spanWords>[1];
  readonly onPoint: (from: number | null) => void;
}

/** The spans side by side. One of them takes the focus, and arrow keys move to the others. */
function Strip({ segments, place, onPoint }: StripProps) {
  const { go } = useNavigation();
  const strip = useRef<HTMLOListElement>(null);
  /** The span with the focus, now or last, by its start: a refresh changes the numbering. */
  const [at, setAt] = useState<number | null>(null);
  const known = segments.findIndex(({ from }) => from === at);
  const here = known < 0 ? segments.length - 1 : known;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = spanByKey(event.key, here, segments.length);
    if (next === null) return;
    event.preventDefault();
    strip.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    // The buttons inside take the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ol className={styles.strip} ref={strip} onKeyDown={onKeyDown}>
      {segments.map((segment, i) => (
        <TimelineSpanButton
          // In a live window, the first span's start and the last one's end change with every
          // answer.
          key={segment === segments.at(-1) ? "last" : segment.to}
          segment={segment}
          words={spanWords(segment, place)}
          current={i === here}
          onFocus={() => setAt(segment.from)}
          onPoint={onPoint}
          onChoose={() => go(inside(segment))}
        />
      ))}
    </ol>
  );
}
