import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import styles from "./overview-page.module.css";
import { severityCounts } from "./severity-counts";
import type { PipelineSummary } from "./worst-first";

/** How many there are of each severity; of a stale answer, how many there were. */
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
