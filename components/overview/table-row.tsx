import { shownHeadline } from "@/lib/format/data-loss-words";
import { SHORT_BOTTLENECK_WORDS } from "@/lib/format/short-bottleneck-words";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { Sparkline } from "../charts/sparkline";
import { SourceTrouble } from "../freshness/source-trouble";
import { summaryOf } from "../freshness/summary-of";
import { CutName } from "../frame/cut-name";
import { AgeText } from "../time/age-text";
import { DelayText } from "../verdict/numbers/delay-text";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import { pageHref, type View } from "../view/view-params";
import styles from "./pipeline-table.module.css";
import { SinceCell } from "./since-cell";
import { isTroubled, type PipelineSummary } from "./worst-first";

export interface TableRowProps {
  readonly pipeline: PipelineSummary;
  readonly view: View;
  readonly stale: boolean;
  readonly writtenAt: number;
  /** The last hour of a calm pipeline is drawn as well. */
  readonly drawsCalm: boolean;
}

/** One of many pipelines. */
export function TableRow({ pipeline, view, stale, writtenAt, drawsCalm }: TableRowProps) {
  const { id, name, stream, region, verdict, sources } = pipeline;
  const { severity, bottleneck, cause, headline, numbers } = verdict;
  // A stale row loses its colour, because its state may not hold any more.
  const shown = stale ? "unknown" : severity;
  const isCalm = !isTroubled(pipeline);
  const words = shownHeadline(headline, stale);
  return (
    <tr
      className={`${styles.cells} ${styles.row}`}
      data-severity={shown}
      data-calm={isCalm || undefined}
      data-pipeline={id}
    >
      <td className={styles.sign}>
        <SeverityIcon severity={shown} size={18} />
        <span className="visually-hidden">
          {stale && "was "}
          {SEVERITY_WORDS[severity]}
        </span>
      </td>
      <th scope="row" className={styles.who}>
        <a href={pageHref(`/p/${id}`, view)}>
          <CutName name={name} />
        </a>
        <span className={styles.quiet}>
          <CutName name={stream} />
        </span>
      </th>
      <td className={`${styles.where} ${styles.quiet}`}>{region}</td>
      <td className={styles.why}>
        <b>{SHORT_BOTTLENECK_WORDS[bottleneck]}</b>{" "}
        <span className={styles.quiet}>{CAUSE_WORDS[cause]}</span>
      </td>
      <td className={styles.verdict} title={words}>
        {words}
      </td>
      <td className={styles.since}>{!isCalm && <SinceCell verdict={verdict} />}</td>
      <td className={`${styles.delay} ${styles.number}`}>
        <DelayText severity={severity} numbers={numbers} />
      </td>
      <td className={styles.picture}>{(drawsCalm || !isCalm) && <Sparkline of={pipeline} />}</td>
      <td className={`${styles.data} ${styles.number}`}>
        <DataCell {...{ sources, stale, writtenAt }} />
      </td>
    </tr>
  );
}

/** The sources in trouble, or the age of the oldest data. */
function DataCell({
  sources,
  stale,
  writtenAt,
}: Pick<PipelineSummary, "sources"> & Pick<TableRowProps, "stale" | "writtenAt">) {
  const { bad, oldestAt } = summaryOf(sources, stale);
  if (bad.length > 0) return <SourceTrouble sources={bad} stale={stale} />;
  return oldestAt !== null && <AgeText at={oldestAt} writtenAt={writtenAt} />;
}
