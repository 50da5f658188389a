import type { ReactNode } from "react";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { severityCounts } from "../overview/severity-counts";
import { DemoMark } from "../pipeline/demo-mark";
import { SeverityIcon } from "../verdict/severity-icon";
import styles from "./kiosk-title.module.css";

/** How many pipelines there are of each severity; or, of an old picture, what must be said instead. */
export function WallTitle({
  answer,
  children,
}: {
  readonly answer: PipelinesAnswer | undefined;
  /** Takes the place of the counts, which the tiles tell as well. */
  readonly children: ReactNode;
}) {
  const name = answer ? `${answer.pipelines.length} pipelines` : "Narrows";
  if (children)
    return (
      <>
        <h1 className="visually-hidden">{name}</h1>
        {children}
      </>
    );
  return (
    <>
      <h1 className={styles.name}>{name}</h1>{" "}
      <ul className={styles.counts} aria-label="Severities">
        {severityCounts(answer?.pipelines ?? []).map(([severity, count]) => (
          <li key={severity}>
            <SeverityIcon severity={severity} size={24} /> <b>{count}</b> {SEVERITY_WORDS[severity]}
          </li>
        ))}
      </ul>
      {answer?.demo && <DemoMark />}
    </>
  );
}
