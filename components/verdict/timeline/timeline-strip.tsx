"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { formatDate } from "@/lib/format/time";
import { PLOT_BOX } from "../../charts/axes/plot-box";
import { axisSpan } from "../../charts/axes/time-ticks";
import { TimeText } from "../../time/time-text";
import { useZone } from "../../time/zone";
import { useNavigation } from "../../view/page-navigation";
import { inside } from "../../view/window-steps";
import { spanByKey, spanWords, timelineSegments } from "./timeline-segments";
import { TimelineSpanButton } from "./timeline-span";
import styles from "./timeline-strip.module.css";

export interface TimelineStripProps {
  readonly answer: WindowAnswer;
  /** Another sentence for the strip's line of text. It gives way to the span that is pointed at. */
  readonly note: string | null;
}

/** The verdicts of the window, over the time axis of the charts below. */
export function TimelineStrip({ answer, note }: TimelineStripProps) {
  const { timeline, window, now } = answer;
  const segments = timelineSegments(timeline, window, axisSpan(window));
  const [pointed, setPointed] = useState<number | null>(null);
  const zone = useZone();
  const place = { zone, today: window.to };
  const day = needsDay(window, now, zone);
  const shown = segments.find(({ from }) => from === pointed);
  return (
    <section
      className={styles.timeline}
      aria-labelledby="timeline-title"
      tabIndex={-1}
      data-jump="t"
    >
      <div className={styles.head}>
        <h2 id="timeline-title" className={styles.title}>
          Verdicts of this window
        </h2>
        {/* The span that is focused or pointed at. Its button says the same to a screen reader. */}
        {shown ? (
          <p aria-hidden>{spanWords(shown, place)}</p>
        ) : (
          <output>{segments.length === 0 ? "No verdict is kept for this window." : note}</output>
        )}
        <p className={styles.window}>
          <TimeText at={window.from} day={day} /> to <TimeText at={window.to} day={day} />
        </p>
      </div>
      <Strip segments={segments} place={place} onPoint={setPointed} />
    </section>
  );
}

/** Only a window that lies within today needs no days. With one of its ends the other has one. */
function needsDay(
  { from, to }: Pick<WindowAnswer["window"], "from" | "to">,
  now: number,
  zone: string,
): boolean {
  const today = formatDate(now, zone);
  return formatDate(from, zone) !== today || formatDate(to, zone) !== today;
}

/** The strip lies over the plots, without their axis at the left. */
const PLOT_INSET = { marginLeft: PLOT_BOX.left, marginRight: PLOT_BOX.right };

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
    <ol className={styles.strip} style={PLOT_INSET} ref={strip} onKeyDown={onKeyDown}>
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
