import type { WindowAnswer } from "@/lib/contract/window";
import { ChartGrid } from "../charts/chart-grid";
import { GAP_CHARTS, OTHER_CHARTS } from "../charts/chart-specs";
import { CrosshairProvider } from "../charts/crosshair-context";
import { ComparisonControls } from "../comparison/comparison-controls";
import { DoorList } from "../facts/door-list";
import { EventList } from "../facts/event-list";
import { FactsList } from "../facts/facts-list";
import { LeasesTable } from "../facts/leases-table";
import { CoverageNote } from "../states/coverage-note";
import { EmptyPicture } from "../states/empty-picture";
import { hasData } from "../states/has-data";
import { SilentSourcesNotice } from "../states/silent-sources-notice";
import { AdviceList } from "../verdict/advice-list";
import { DelayBar } from "../verdict/delay-bar";
import { EvidenceTable } from "../verdict/evidence-table";
import { NumberRow } from "../verdict/number-row";
import { SaidList } from "../verdict/said-list";
import { TimelineStrip } from "../verdict/timeline-strip";
import { VerdictClearing } from "../verdict/verdict-clearing";
import styles from "./pipeline-picture.module.css";

/** Everything under the banner. On a phone the gap comes first, then what explains it. */
export function PipelinePicture({ answer }: { readonly answer: WindowAnswer }) {
  const { pipeline, verdict, window, coverage, said, facts, limits, events, doors, sources, now } =
    answer;
  return (
    <CrosshairProvider answer={answer}>
      <div className={styles.picture}>
        <VerdictClearing verdict={verdict} today={now} />
        <SilentSourcesNotice sources={sources} now={now} />
        <CoverageNote coverage={coverage} now={now} />
        <div className={styles.measures}>
          <DelayBar numbers={verdict.numbers} />
          <NumberRow numbers={verdict.numbers} />
        </div>
        <div className={styles.timeline}>
          <TimelineStrip answer={answer} />
          <SaidList said={said} window={window} />
        </div>
        <ComparisonControls id={pipeline.id} verdict={verdict} window={window} />
        {hasData(answer) ? (
          <>
            <div className={styles.gap}>
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
          <EmptyPicture live={window.live} filling={coverage.filling} />
        )}
        <EvidenceTable verdict={verdict} />
        <DoorList doors={doors} />
        <div className={styles.beside}>
          <AdviceList verdict={verdict} />
          <EventList events={events} today={now} />
        </div>
        <FactsList facts={facts} limits={limits} />
        {facts.leases && <LeasesTable leases={facts.leases} />}
      </div>
    </CrosshairProvider>
  );
}
