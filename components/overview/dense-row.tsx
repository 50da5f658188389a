import { shownHeadline } from "@/lib/format/data-loss-words";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { Sparkline } from "../charts/sparkline";
import { summaryOf } from "../freshness/summary-of";
import { CutName } from "../frame/cut-name";
import { SourceTrouble } from "../freshness/source-trouble";
import { AgeText } from "../time/age-text";
import { DelayText } from "../verdict/numbers/delay-text";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import { SinceText } from "../verdict/banner/since-text";
import { pageHref } from "../view/view-params";
import { isTroubled } from "./worst-first";
import styles from "./dense-row.module.css";
import type { PipelineRowProps } from "./pipeline-row";

/** One of many pipelines, on one line. Only pipelines in trouble show their last hour. */
export function DenseRow({ pipeline, view, stale, writtenAt }: PipelineRowProps) {
  const { id, name, verdict, sources, sparkline } = pipeline;
  const { severity, headline } = verdict;
  const shown = stale ? "unknown" : severity;
  const calm = !isTroubled(pipeline);
  const { bad, oldestAt } = summaryOf(sources, stale);
  return (
    <li className={styles.row} data-severity={shown} data-calm={calm || undefined}>
      <SeverityIcon severity={shown} size={18} />
      <h2 className={styles.name}>
        <a href={pageHref(`/p/${id}`, view)}>
          <CutName name={name} />
        </a>
      </h2>
      {bad.length > 0 ? (
        <p className={styles.trouble}>
          <SourceTrouble sources={bad} stale={stale} />
        </p>
      ) : (
        <p className={styles.age}>
          {oldestAt !== null && <AgeText at={oldestAt} writtenAt={writtenAt} />}
        </p>
      )}
      <p className={styles.fact}>
        <span className="visually-hidden">end to end </span>
        <DelayText severity={severity} numbers={verdict.numbers} />
      </p>
      <p className={styles.headline}>
        <span className="visually-hidden">
          {stale && "was "}
          {SEVERITY_WORDS[severity]}:{" "}
        </span>
        {shownHeadline(headline, stale)}{" "}
        <span className={styles.quiet}>{!calm && <SinceText verdict={verdict} />}</span>
      </p>
      {!calm && <Sparkline view={sparkline} />}
    </li>
  );
}
