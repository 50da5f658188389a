import { memo } from "react";
import { onsetOf, shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { ComparisonQuestions } from "../../comparison/comparison-questions";
import { OnsetPanel } from "../../comparison/onset-panel";
import { EventList } from "../../facts/event-list";
import { sameDay } from "../../time/same-day";
import { VerdictClearing } from "../../verdict/evidence/verdict-clearing";
import { VerdictOutlook } from "../../verdict/evidence/verdict-outlook";
import { DelayBar } from "../../verdict/numbers/delay-bar";
import { DelayTarget } from "../../verdict/numbers/delay-target";
import { MeasuresAge } from "../../verdict/numbers/measures-age";
import { NumberRow } from "../../verdict/numbers/number-row";
import { DecisiveCharts } from "./decisive-charts";
import styles from "./first-screen.module.css";

// A new answer reuses the unchanged objects, so that these are not drawn again.
const Numbers = memo(NumberRow);
const Delay = memo(DelayBar);
const Target = memo(DelayTarget);
const Outlook = memo(VerdictOutlook);
const Events = memo(EventList);

/** What decides, beside and under the banner: the delay, the charts, and what has to change. */
export function FirstScreen({ answer }: { readonly answer: WindowAnswer }) {
  const { window, limits, sources, events, now } = answer;
  const shown = shownVerdict(answer);
  const { verdict, since, until } = shown;
  const today = sameDay(now);
  return (
    <>
      <DecisiveCharts answer={answer} cause={verdict.cause} />
      <div className={styles.rail}>
        <div className={styles.measures} data-measures>
          <Delay
            severity={verdict.severity}
            numbers={verdict.numbers}
            notKnown={verdict.notKnown}
          />
          <Numbers numbers={verdict.numbers} notKnown={verdict.notKnown} />
          <Target
            targetDelayMs={limits.targetDelayMs}
            budget={answer.delayBudget}
            live={window.live}
          />
          {window.live && <MeasuresAge sources={sources} writtenAt={now} />}
        </div>
        <OnsetPanel answer={answer} today={today} />
        <ComparisonQuestions
          since={since}
          until={until}
          window={window}
          besidePanel={onsetOf(shown) !== undefined}
        />
        {answer.verdict.clearing ? (
          <VerdictClearing verdict={answer.verdict} live={window.live} today={now} />
        ) : (
          <Outlook evidence={verdict.evidence} />
        )}
        <Events events={events} today={today} />
      </div>
    </>
  );
}
