import type { ShardView } from "@/lib/contract/shards";
import { shortShard } from "@/lib/format/shard-names";
import { lagWords, leaseWords, putWords, refusedWords } from "./shard-words";
import { CONCERN_WORDS } from "./shard-groups";
import styles from "./shard-strip.module.css";

/** The columns of which something is known. */
export interface ShardColumns {
  readonly workers: boolean;
  readonly lag: boolean;
  readonly put: boolean;
}

export interface ShardRowProps {
  readonly row: ShardView;
  readonly columns: ShardColumns;
  /** Short names, by full ones. */
  readonly workers: ReadonlyMap<string, string>;
  readonly lateAfterMs: number;
  /** The lag that fills a bar. */
  readonly longestMs: number;
}

export function ShardRow({ row, columns, workers, lateAfterMs, longestMs }: ShardRowProps) {
  const { shardId, closed, concern, owner, lagMs, put } = row;
  const holder = owner == null ? "nobody" : (workers.get(owner) ?? owner);
  return (
    <tr data-concern={concern}>
      <th scope="row">
        <span className={styles.cell}>
          <b title={shardId}>{shortShard(shardId)}</b>
          {closed === true && <span className={styles.quiet}>closed</span>}
          {concern && <span className={styles.concern}>{CONCERN_WORDS[concern]}</span>}
        </span>
      </th>
      {columns.workers && (
        <td>
          <span className={styles.cell} title={owner ?? undefined}>
            {holder} <span className={styles.quiet}>{leaseWords(row)}</span>
          </span>
        </td>
      )}
      {columns.lag && (
        <td>
          <span className={styles.cell}>
            <span className={styles.number}>{lagWords(row)}</span>
            {typeof lagMs === "number" && (
              <Bar kind="lag" part={lagMs / longestMs} limit={lateAfterMs / longestMs} />
            )}
          </span>
        </td>
      )}
      {columns.put && (
        <td>
          <span className={styles.cell}>
            <span className={styles.number}>{putWords(row)}</span>
            {put && <Bar kind="put" part={put.load} limit={1} />}
            {refusedWords(row) && <span className={styles.refused}>{refusedWords(row)}</span>}
          </span>
        </td>
      )}
    </tr>
  );
}

/** The words beside it say the same, so it is hidden from screen readers. */
function Bar({
  kind,
  part,
  limit,
}: {
  readonly kind: "lag" | "put";
  readonly part: number;
  readonly limit: number;
}) {
  const percent = (ratio: number): string => `${Math.round(Math.min(1, ratio) * 1000) / 10}%`;
  return (
    <span className={styles.bar} data-kind={kind} aria-hidden>
      <i style={{ width: percent(part) }} />
      <i className={styles.limit} style={{ left: percent(limit) }} />
    </span>
  );
}
