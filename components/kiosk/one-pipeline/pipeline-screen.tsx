import { shownVerdict } from "@/lib/contract/shown-verdict";
import { KioskChart } from "../../charts/kiosk-chart";
import { GAP_CHARTS } from "../../charts/series/chart-specs";
import { hasData } from "../../states/has-data";
import { DataLossClock } from "../parts/data-loss-clock";
import { DelayNumber } from "../parts/delay-number";
import { KioskBanner, type KioskBannerProps } from "../parts/kiosk-banner";
import styles from "./pipeline-screen.module.css";

/** One pipeline's screen: the verdict, the one number, and the gap. */
export function PipelineScreen(props: KioskBannerProps) {
  const { answer, stale } = props;
  const { verdict } = shownVerdict(answer);
  const [spec] = GAP_CHARTS;
  return (
    <div className={styles.screen}>
      <KioskBanner {...props} />
      <div className={styles.body}>
        <div className={styles.numbers}>
          <DataLossClock verdict={verdict} writtenAt={answer.now} stale={stale} />
          <DelayNumber severity={verdict.severity} numbers={verdict.numbers} />
        </div>
        {hasData(answer) && spec ? (
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
