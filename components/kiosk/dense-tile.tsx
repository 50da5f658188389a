import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { SOURCE_WORDS, STATUS_WORDS } from "../freshness/source-words";
import { summaryOf } from "../freshness/summary-of";
import type { PipelineSummary } from "../overview/worst-first";
import { SeverityIcon } from "../verdict/severity-icon";
import styles from "./dense-tile.module.css";

/** A pipeline in the room of a name: its shape, and what is the matter in two words. */
export function DenseTile({
  pipeline: { name, verdict, sources },
  stale,
}: {
  readonly pipeline: PipelineSummary;
  readonly stale: boolean;
}) {
  const { severity, cause } = verdict;
  const shown = stale ? "unknown" : severity;
  const [bad] = summaryOf(sources, stale).bad;
  return (
    <li className={styles.tile} data-severity={shown}>
      <SeverityIcon severity={shown} size={24} />
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.fact}>
        <span className="visually-hidden">{SEVERITY_WORDS[severity]}: </span>
        {stale && "was "}
        {bad ? `${SOURCE_WORDS[bad.name]} ${STATUS_WORDS[bad.status]}` : CAUSE_WORDS[cause]}
      </p>
    </li>
  );
}
