import styles from "./pipeline-table.module.css";
import { TableRow, type TableRowProps } from "./table-row";
import type { PipelineSummary } from "./worst-first";

export interface PipelineTableProps extends Omit<TableRowProps, "pipeline"> {
  readonly pipelines: readonly PipelineSummary[];
}

/** Many pipelines, two lines each. On a phone each row is a card. */
export function PipelineTable({ pipelines, ...props }: PipelineTableProps) {
  return (
    <table className={styles.table}>
      <thead className={styles.head}>
        <tr className={styles.cells}>
          <th scope="col">
            <span className="visually-hidden">Severity</span>
          </th>
          <th scope="col">Pipeline, stream</th>
          <th scope="col">Region</th>
          <th scope="col">Bottleneck, cause</th>
          <th scope="col">Verdict</th>
          <th scope="col">Since</th>
          <th scope="col" className={styles.number}>
            End to end
          </th>
          <th scope="col">Last hour</th>
          <th scope="col" className={styles.number}>
            Data
          </th>
        </tr>
      </thead>
      <tbody className={styles.body}>
        {pipelines.map((pipeline) => (
          <TableRow key={pipeline.id} pipeline={pipeline} {...props} />
        ))}
      </tbody>
    </table>
  );
}
