import type { PipelinesAnswer } from "@/lib/contract/window";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { severityCounts } from "../overview/severity-counts";
import { DemoMark } from "../pipeline/demo-mark";
import { SeverityIcon } from "../verdict/severity-icon";
import styles from "./kiosk-title.module.css";

/** How many pipelines there are of each severity; of an old picture, how many there were. */
export function WallTitle({
  answer,
  stale,
}: {
  readonly answer: PipelinesAnswer | undefined;
  readonly stale: boolean;
}) {
  return (
    <>
      <h1 className={styles.name}>{answer ? `${answer.pipelines.length} pipelines` : "Narrows"}</h1>{" "}
      <ul className={styles.counts} aria-label={stale ? "Severities, as they were" : "Severities"}>
        {severityCounts(answer?.pipelines ?? []).map(([severity, count]) => (
          <li key={severity}>
            <SeverityIcon severity={stale ? "unknown" : severity} size={24} /> <b>{count}</b>{" "}
            {stale && (count === 1 ? "was " : "were ")}
            {SEVERITY_WORDS[severity]}
          </li>
        ))}
      </ul>
      {answer?.demo && <DemoMark />}
    </>
  );
}
