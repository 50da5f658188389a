import { useId, useState } from "react";
import type { LeasesView } from "@/lib/contract/facts";
import type { ShardsView } from "@/lib/contract/shards";
import { formatDuration } from "@/lib/format/quantity";
import { shortWorkers } from "@/lib/format/shard-names";
import { LeasesTable } from "../leases-table";
import { shardGroups } from "./shard-groups";
import { type ShardColumns, ShardRow } from "./shard-row";
import styles from "./shard-strip.module.css";

/**
 * The shards, worst first: who reads each, how late, and what is put to it. A column of which
 * nothing is known is left out, and a sentence says why.
 */
export function ShardStrip({
  shards,
  leases,
}: {
  readonly shards: ShardsView | undefined;
  readonly leases: LeasesView | undefined;
}) {
  if (shards === undefined && leases === undefined) return null;
  return (
    <section aria-labelledby="shards-title">
      <h2 id="shards-title" className="section-title">
        Shards
      </h2>
      {shards && (
        <>
          <p className={styles.summary}>{shards.summary}</p>
          <ShardTable shards={shards} />
          <p className={styles.gaps}>{shards.gaps.join(" ")}</p>
        </>
      )}
      {leases && <LeasesTable leases={leases} />}
    </section>
  );
}

function ShardTable({ shards: { rows, lateAfterMs } }: { readonly shards: ShardsView }) {
  const [isOpen, setOpen] = useState(false);
  const othersId = useId();
  const { worst, others, othersWords } = shardGroups(rows);
  const columns: ShardColumns = {
    workers: rows.some(({ owner }) => owner !== undefined),
    lag: rows.some(({ lagMs }) => lagMs !== undefined),
    put: rows.some(({ put }) => put !== undefined),
  };
  if (!columns.workers && !columns.lag && !columns.put) return null;
  const shared = {
    columns,
    workers: shortWorkers(rows.flatMap(({ owner }) => owner ?? [])),
    lateAfterMs,
    longestMs: Math.max(2 * lateAfterMs, ...rows.map(({ lagMs }) => lagMs ?? 0)),
  };
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">Shards, worst first</caption>
        <thead>
          <tr>
            <th scope="col">Shard</th>
            {columns.workers && <th scope="col">Worker and lease</th>}
            {columns.lag && (
              <th scope="col">Read late by (late from {formatDuration(lateAfterMs)})</th>
            )}
            {columns.put && <th scope="col">Put, and part of its write limit</th>}
          </tr>
        </thead>
        <tbody>
          {worst.map((row) => (
            <ShardRow key={row.shardId} row={row} {...shared} />
          ))}
        </tbody>
        {isOpen && (
          <tbody id={othersId}>
            {others.map((row) => (
              <ShardRow key={row.shardId} row={row} {...shared} />
            ))}
          </tbody>
        )}
      </table>
      {others.length > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isOpen}
          aria-controls={isOpen ? othersId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {othersWords}
        </button>
      )}
    </>
  );
}
