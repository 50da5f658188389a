import { shownHeadline } from "@/lib/format/data-loss-words";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { Sparkline } from "../charts/sparkline";
import { SourceSummary } from "../freshness/source-summary";
import { DelayText } from "../verdict/numbers/delay-text";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import { SinceText } from "../verdict/banner/since-text";
import { pageHref, type View } from "../view/view-params";
import styles from "./pipeline-row.module.css";
import type { PipelineSummary } from "./worst-first";

export interface PipelineRowProps {
  readonly pipeline: PipelineSummary;
  readonly view: View;
  readonly stale: boolean;
  readonly writtenAt: number;
}

/** One pipeline of the overview: its headline, and the numbers behind it. */
export function PipelineRow({ pipeline, view, stale, writtenAt }: PipelineRowProps) {
  const { id, name, stream, region, verdict, sources } = pipeline;
  const { severity, bottleneck, cause, headline } = verdict;
  // A stale row loses its colour, because its state may not hold any more.
  const shown = stale ? "unknown" : severity;
  return (
    <li className={styles.row} data-severity={shown}>
      <SeverityIcon severity={shown} size={34} />
      <div className={styles.words}>
        <h2 className={styles.name}>
          <a href={pageHref(`/p/${id}`, view)}>{name}</a>{" "}
          <span className={styles.where}>
            {stream}, {region}
          </span>
        </h2>
        <p className={styles.headline}>{shownHeadline(headline, stale)}</p>
        <p className={styles.kicker}>
          <b>{stale ? `Was: ${SEVERITY_WORDS[severity]}` : SEVERITY_WORDS[severity]}</b>
          <span>{CAUSE_WORDS[cause]}</span>
          {bottleneck !== "none" && <span>bottleneck: {BOTTLENECK_WORDS[bottleneck]}</span>}
          <SinceText verdict={verdict} />
        </p>
        <SourceSummary sources={sources} writtenAt={writtenAt} stale={stale} />
      </div>
      <div className={styles.measures}>
        <Sparkline of={pipeline} />
        <p className={styles.delay}>
          End to end <DelayText severity={severity} numbers={verdict.numbers} />
        </p>
      </div>
    </li>
  );
}
