import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { CutName } from "../../frame/cut-name";
import { SourceTrouble } from "../../freshness/source-trouble";
import { summaryOf } from "../../freshness/summary-of";
import { isTroubled, type PipelineSummary } from "../../overview/worst-first";
import { SeverityIcon } from "../../verdict/severity/severity-icon";
import styles from "./other-pipelines.module.css";

const MOST_NAMED = 3;

/**
 * The state of the pipelines that are not on the screen: a calm one must not hide one in trouble.
 */
export function OtherPipelines({
  pipelines,
  stale,
}: {
  /** Worst first. */
  readonly pipelines: readonly PipelineSummary[];
  readonly stale: boolean;
}) {
  const troubled = pipelines.filter(isTroubled);
  const named = troubled.slice(0, MOST_NAMED);
  const deaf = pipelines
    .filter((pipeline) => !isTroubled(pipeline))
    .map(({ id, name, sources }) => ({ id, name, bad: summaryOf(sources, stale).bad }))
    .filter(({ bad }) => bad.length > 0)
    .slice(0, MOST_NAMED - named.length);
  const more = troubled.length - named.length;
  if (pipelines.length === 0) return null;
  return (
    <p className={styles.others} data-others>
      <span>{stale ? "Elsewhere it was:" : "Elsewhere:"}</span>
      {named.map(({ id, name, verdict: { severity } }) => (
        <span key={id} className={styles.other} data-severity={stale ? "unknown" : severity}>
          <SeverityIcon severity={stale ? "unknown" : severity} size={24} />
          <b>
            <CutName name={name} />
          </b>{" "}
          {SEVERITY_WORDS[severity]}
        </span>
      ))}
      {more > 0 && <span>{more} more in trouble</span>}
      {troubled.length === 0 && <span>no trouble in the other {pipelines.length}</span>}
      {deaf.map(({ id, name, bad }) => (
        <span key={id} className={styles.other}>
          <b>
            <CutName name={name} />
          </b>{" "}
          <SourceTrouble sources={bad} stale={stale} />
        </span>
      ))}
    </p>
  );
}
