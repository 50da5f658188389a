import { delayWords } from "@/lib/format/delay-words";
import { SEVERITY_RANK, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { Sparkline } from "../charts/sparkline";
import { summaryOf } from "../freshness/summary-of";
import { SOURCE_WORDS, STATUS_WORDS } from "../freshness/source-words";
import { AgeText } from "../time/age-text";
import { SeverityIcon } from "../verdict/severity-icon";
import { SinceText } from "../verdict/since-text";
import { pageHref } from "../view/view-params";
import styles from "./dense-row.module.css";
import type { PipelineRowProps } from "./pipeline-row";

/** One of very many pipelines, in a line; only those in trouble draw their last hour. */
export function DenseRow({ pipeline, view, stale, writtenAt }: PipelineRowProps) {
  const { id, name, verdict, sources, sparkline } = pipeline;
  const { severity, headline } = verdict;
  const shown = stale ? "unknown" : severity;
  const calm = SEVERITY_RANK[severity] >= SEVERITY_RANK.info;
  const { bad, oldestAt } = summaryOf(sources, stale);
  return (
    <li className={styles.row} data-severity={shown} data-calm={calm || undefined}>
      <SeverityIcon severity={shown} size={18} />
      <h2 className={styles.name}>
        <a href={pageHref(`/p/${id}`, view)}>{name}</a>
      </h2>
      <p className={styles.fact}>
        {bad.length > 0
          ? bad
              .map(({ name: source, status }) => `${SOURCE_WORDS[source]} ${STATUS_WORDS[status]}`)
              .join(", ")
          : oldestAt !== null && <AgeText at={oldestAt} writtenAt={writtenAt} />}
      </p>
      <p className={styles.fact}>
        <span className="visually-hidden">end to end </span>
        {delayWords(verdict.numbers)}
      </p>
      <p className={styles.headline}>
        <span className="visually-hidden">
          {stale && "was "}
          {SEVERITY_WORDS[severity]}:{" "}
        </span>
        {headline} <span className={styles.quiet}>{!calm && <SinceText verdict={verdict} />}</span>
      </p>
      {!calm && <Sparkline view={sparkline} />}
    </li>
  );
}
