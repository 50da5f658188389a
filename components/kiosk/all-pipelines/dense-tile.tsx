import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { CutName } from "../../frame/cut-name";
import { SourceTrouble } from "../../freshness/source-trouble";
import { summaryOf } from "../../freshness/summary-of";
import { isTroubled, type PipelineSummary } from "../../overview/worst-first";
import { SeverityIcon } from "../../verdict/severity/severity-icon";
import styles from "./dense-tile.module.css";

/** A pipeline in a small tile: its shape, the cause in a few words, and its sources in trouble. */
export function DenseTile({
  pipeline,
  stale,
}: {
  readonly pipeline: PipelineSummary;
  readonly stale: boolean;
}) {
  const { name, verdict, sources } = pipeline;
  const { severity, cause } = verdict;
  const shown = stale ? "unknown" : severity;
  const { bad } = summaryOf(sources, stale);
  const isDeaf = bad.length > 0;
  return (
    <li className={styles.tile} data-severity={shown} data-deaf={isDeaf || undefined}>
      <SeverityIcon severity={shown} size={24} />
      <h3 className={styles.name}>
        <CutName name={name} />
      </h3>
      <p className={styles.fact}>
        <span className="visually-hidden">{SEVERITY_WORDS[severity]}: </span>
        {(isTroubled(pipeline) || !isDeaf) && (
          <span className={styles.cause}>
            {stale && "was "}
            {CAUSE_WORDS[cause]}
          </span>
        )}
        <SourceTrouble sources={bad} stale={stale} />
      </p>
    </li>
  );
}
