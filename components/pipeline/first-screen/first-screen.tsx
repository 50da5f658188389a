import { memo } from "react";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { ComparisonQuestions } from "../../comparison/comparison-questions";
import { VerdictClearing } from "../../verdict/evidence/verdict-clearing";
import { DelayBar } from "../../verdict/numbers/delay-bar";
import { MeasuresAge } from "../../verdict/numbers/measures-age";
import { NumberRow } from "../../verdict/numbers/number-row";
import { DecisiveCharts } from "./decisive-charts";
import styles from "./first-screen.module.css";

// A new answer reuses the unchanged objects, so that these are not drawn again.
const Numbers = memo(NumberRow);
const Delay = memo(DelayBar);

/** What decides, beside and under the banner: the delay, the charts, and what has to change. */
export function FirstScreen({ answer }: { readonly answer: WindowAnswer }) {
  const { window, sources, now } = answer;
  const { verdict, since, until } = shownVerdict(answer);
  return (
    <>
      <div className={styles.measures} data-measures>
        <Delay severity={verdict.severity} numbers={verdict.numbers} />
        <Numbers numbers={verdict.numbers} />
        {window.live && <MeasuresAge sources={sources} writtenAt={now} />}
      </div>
      <DecisiveCharts answer={answer} cause={verdict.cause} />
      <div className={styles.rail}>
        <ComparisonQuestions since={since} until={until} window={window} />
        <VerdictClearing verdict={answer.verdict} live={window.live} today={now} />
      </div>
    </>
  );
}
