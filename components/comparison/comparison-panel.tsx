"use client";

import { useEffect, useRef } from "react";
import { useComparison } from "@/lib/client/answers/use-comparison";
import type { ComparisonAnswer } from "@/lib/contract/comparison";
import { comparisonUrl } from "@/lib/contract/urls";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatMoment, formatSeconds } from "@/lib/format/time";
import { ScrollRegion } from "../frame/scroll-region";
import { TimeText } from "../time/time-text";
import { useZone } from "../time/zone";
import { useNavigation } from "../view/page-navigation";
import styles from "./comparison-panel.module.css";
import { ComparisonTable } from "./comparison-table";
import { movedWords, restWords } from "./comparison-words";
import { SuspectList } from "./suspect-list";

export interface ComparisonPanelProps {
  readonly id: string;
  /** The API query of the span. */
  readonly query: string;
  /**
   * True: it was opened on this page, so the reader is moved to it. False: the address opened it.
   */
  readonly leads: boolean;
}

/** What changed most in a span against the span before it, and what moved first. */
export function ComparisonPanel({ id, query, leads }: ComparisonPanelProps) {
  const { body, error } = useComparison(comparisonUrl(id, query));
  const { hrefOf, go } = useNavigation();
  const title = useRef<HTMLHeadingElement>(null);
  const shown = body !== undefined;
  useEffect(() => {
    if (shown && leads) title.current?.focus();
  }, [shown, leads]);
  return (
    <section className={styles.panel} aria-labelledby="comparison-title">
      <header className={styles.head}>
        <h2 id="comparison-title" className="section-title" ref={title} tabIndex={-1}>
          What changed
        </h2>
        <a
          href={hrefOf({ compare: null })}
          onClick={(event) => {
            event.preventDefault();
            go({ compare: null });
          }}
        >
          Close
        </a>
      </header>
      {error && <p role="alert">{error.message}</p>}
      {!body && !error && <p className="quiet">Comparing…</p>}
      {body && <Findings answer={body} />}
    </section>
  );
}

function Findings({
  answer: { comparison, suspects, now },
}: {
  readonly answer: ComparisonAnswer;
}) {
  const zone = useZone();
  const { span, baseline, settledTo, changes, movedFirst } = comparison;
  const moved = movedWords(movedFirst, ({ at, stepMs }) =>
    stepMs < MINUTE_MS ? formatSeconds(at, zone) : formatMoment(at, zone, now),
  );
  return (
    <>
      <p className={styles.spans}>
        <Span {...span} today={now} /> against <Span {...baseline} today={now} />
        {settledTo < span.to && (
          <>
            , CloudWatch’s data only to <TimeText at={settledTo} />
          </>
        )}
        .
      </p>
      {moved && (
        <p className={styles.first}>
          <b>Moved first:</b> {moved}
        </p>
      )}
      {changes.length > 0 && (
        <ScrollRegion label="What changed, table" className={styles.scroll}>
          <ComparisonTable comparison={comparison} today={now} />
        </ScrollRegion>
      )}
      {restWords(comparison).map((words) => (
        <p key={words} className="quiet">
          {words}
        </p>
      ))}
      <SuspectList suspects={suspects} today={now} />
    </>
  );
}

function Span({
  from,
  to,
  today,
}: {
  readonly from: number;
  readonly to: number;
  readonly today: number;
}) {
  return (
    <b>
      <TimeText at={from} today={today} />–<TimeText at={to} today={today} />
    </b>
  );
}
