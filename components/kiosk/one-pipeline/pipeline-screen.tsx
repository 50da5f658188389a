import { shownVerdict } from "@/lib/contract/shown-verdict";
import { KioskChart } from "../../charts/kiosk-chart";
import { verdictChart } from "../../charts/series/verdict-chart";
import { decisiveNumber } from "@/lib/domain/decisive-number";
import { hasData } from "../../states/has-data";
import { DataLossClock } from "../parts/data-loss-clock";
import { CauseNumber } from "../parts/cause-number";
import { DelayNumber } from "../parts/delay-number";
import { KioskBanner, type KioskBannerProps } from "../parts/kiosk-banner";
import styles from "./pipeline-screen.module.css";

/** One pipeline's screen: the verdict, its numbers, and the chart that shows it. */
export function PipelineScreen(props: KioskBannerProps) {
  const { answer, stale } = props;
  const { verdict } = shownVerdict(answer);
  const spec = verdictChart(verdict.cause, answer);
  const number = decisiveNumber(verdict, answer.limits.batchIntervalMs);
  return (
    <div className={styles.screen}>
      <KioskBanner {...props} />
      <div className={styles.body}>
        <div className={styles.numbers}>
          <DataLossClock verdict={verdict} writtenAt={answer.now} stale={stale} />
          {number && <CauseNumber number={number} />}
          <DelayNumber
            severity={verdict.severity}
            numbers={verdict.numbers}
            isSecond={number !== null}
          />
        </div>
        {hasData(answer) ? (
          <KioskChart spec={spec} answer={answer} />
        ) : (
          <p className={styles.empty}>
            <b>No data yet.</b> Not one datapoint has come from any source. After a start, Spark's
            batches appear within seconds and CloudWatch's minutes within a minute.
          </p>
        )}
      </div>
    </div>
  );
}
