import { memo } from "react";
import { formatMoment } from "@/lib/format/time";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { MarkCount, MarkGlyph } from "./mark-glyph";
import { SHAPE_WORDS, timesWords, type WordsPlace } from "./mark-words";
import type { MarkShape } from "./marked-events";
import styles from "./marks-legend.module.css";
import type { Onset } from "./onset";
import type { ChartMarks } from "./use-chart-marks";

/** The id of the legend, by which the charts are described to screen readers. */
export const MARKS_LEGEND_ID = "chart-marks";

export interface MarksLegendProps extends WordsPlace {
  readonly marks: ChartMarks;
}

/**
 * What the marks in all charts of the page mean. Only those that occur are named. It has its height
 * without them as well, so that an event moves nothing.
 */
export const MarksLegend = memo(function MarksLegend({ marks, zone, today }: MarksLegendProps) {
  const { onset, events } = marks;
  const shapes = [...new Set(events.map(({ shape }) => shape))];
  return (
    <div className={styles.legend} id={MARKS_LEGEND_ID} data-marks-legend>
      <ul className={styles.list}>
        {onset && <OnsetItem onset={onset} zone={zone} today={today} />}
        {shapes.map((shape) => (
          <li key={shape}>
            <MarkGlyph shape={shape} />
            <span>
              {SHAPE_WORDS[shape]}
              <span className="visually-hidden">
                {" "}
                {timesWords(timesOf(events, shape), { zone, today })}
              </span>
            </span>
          </li>
        ))}
        {events.length > 1 && (
          <li aria-hidden>
            <MarkCount count={2} /> several events
          </li>
        )}
        {events.length === 0 && <li>No events are known in this window.</li>}
      </ul>
      <p className={styles.hint} data-control>
        Tap a chart to hold a reading and to zoom in there.
      </p>
    </div>
  );
});

function OnsetItem({ onset, zone, today }: WordsPlace & { readonly onset: Onset }) {
  const { at, isAtLeast, severity, cause } = onset;
  return (
    <li data-severity={severity}>
      <span className={isAtLeast ? styles.earlier : styles.onset} aria-hidden />
      <span>
        {SEVERITY_WORDS[severity]} since {formatMoment(at, zone, today)}
        {isAtLeast && " or earlier"}: {CAUSE_WORDS[cause]}
      </span>
    </li>
  );
}

function timesOf(events: ChartMarks["events"], shape: MarkShape): readonly number[] {
  return events.filter((event) => event.shape === shape).map(({ at }) => at);
}
