import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import styles from "./overview-page.module.css";
import { severityCounts } from "./severity-counts";
import type { PipelineSummary } from "./worst-first";

/** The number of pipelines of each severity. For a stale answer, in the past tense. */
export function SeverityCountList({
  pipelines,
  stale,
}: {
  readonly pipelines: readonly PipelineSummary[];
  readonly stale: boolean;
}) {
  return (
    <ul className={styles.counts} aria-label={stale ? "Severities, as they were" : "Severities"}>
      {severityCounts(pipelines).map(([severity, count]) => (
        <li key={severity}>
          <SeverityIcon severity={stale ? "unknown" : severity} size={18} /> <b>{count}</b>{" "}
          {SEVERITY_WORDS[severity]}
        </li>
      ))}
    </ul>
  );
}
