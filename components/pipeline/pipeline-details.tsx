import { memo } from "react";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { ChartGrid } from "../charts/chart-grid";
import { GAP_CHARTS, OTHER_CHARTS } from "../charts/series/chart-specs";
import { CrosshairProvider } from "../charts/crosshair/crosshair-context";
import { PageMarksLegend } from "../charts/events/page-marks-legend";
import { ComparisonControls } from "../comparison/comparison-controls";
import { LinkList } from "../facts/link-list";
import { EventList } from "../facts/event-list";
import { FactsList } from "../facts/facts-list";
import { LeasesTable } from "../facts/leases-table";
import { CoverageNote } from "../states/coverage-note";
import { EmptyState } from "../states/empty-state";
import { hasData } from "../states/has-data";
import { SilentSourcesNotice } from "../states/silent-sources-notice";
import { AdviceList } from "../verdict/advice/advice-list";
import { DelayBar } from "../verdict/numbers/delay-bar";
import { EvidenceTable } from "../verdict/evidence/evidence-table";
import { MeasuresAge } from "../verdict/numbers/measures-age";
import { NumberRow } from "../verdict/numbers/number-row";
import { VerdictLog } from "../verdict/timeline/verdict-log";
import { TimelineStrip } from "../verdict/timeline/timeline-strip";
import { VerdictClearing } from "../verdict/evidence/verdict-clearing";
import styles from "./pipeline-details.module.css";

// A new answer reuses the unchanged objects, so that these are not drawn again.
const Numbers = memo(NumberRow);
const Delay = memo(DelayBar);
const Evidence = memo(EvidenceTable);
const Links = memo(LinkList);
const Advice = memo(AdviceList);
const Events = memo(EventList);
const Facts = memo(FactsList);
const Leases = memo(LeasesTable);

/**
 * Midnight falls on a quarter of an hour in every zone. Within a quarter, "today" is the same day.
 */
const QUARTER_MS = 15 * 60_000;

/** Everything under the banner. On a phone the gap comes first, then its explanation. */
export function PipelineDetails({ answer }: { readonly answer: WindowAnswer }) {
  const { pipeline, window, coverage, verdictLog, facts, limits, events, links, sources, now } =
    answer;
  const { verdict, since, until } = shownVerdict(answer);
  const { batchIntervalMs, retentionMs } = limits;
  const { evidence } = verdict;
  return (
    <CrosshairProvider answer={answer}>
      <div className={styles.details}>
        <VerdictClearing verdict={answer.verdict} live={window.live} today={now} />
        <SilentSourcesNotice sources={sources} now={now} />
        <CoverageNote coverage={coverage} now={now} />
        <div className={styles.measures}>
          <Delay severity={verdict.severity} numbers={verdict.numbers} />
          <Numbers numbers={verdict.numbers} />
          {window.live && <MeasuresAge sources={sources} writtenAt={now} />}
        </div>
        <div className={styles.timeline}>
          <TimelineStrip answer={answer} />
          <VerdictLog verdictLog={verdictLog} window={window} />
        </div>
        <ComparisonControls id={pipeline.id} since={since} until={until} window={window} />
        {hasData(answer) ? (
          <>
            <div className={styles.gap}>
              <PageMarksLegend answer={answer} />
              <ChartGrid
                label="Put against get"
                specs={GAP_CHARTS}
                answer={answer}
                height={230}
                jump="g"
              />
            </div>
            <div className={styles.charts}>
              <ChartGrid
                label="Delays, rates and throttles"
                specs={OTHER_CHARTS}
                answer={answer}
                height={170}
              />
            </div>
          </>
        ) : (
          <EmptyState live={window.live} filling={coverage.filling} />
        )}
        <Evidence evidence={evidence} />
        <Links links={links} />
        <div className={styles.beside}>
          <Advice advice={verdict.advice} links={links} />
          <Events events={events} today={now - (now % QUARTER_MS)} />
        </div>
        <Facts facts={facts} batchIntervalMs={batchIntervalMs} retentionMs={retentionMs} />
        {facts.leases && <Leases leases={facts.leases} />}
      </div>
    </CrosshairProvider>
  );
}
